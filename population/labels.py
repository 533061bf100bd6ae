"""The groups that can be compared: the same words for who lives here and for who told us."""

from authority.selectors import districts
from feedback.enums import Phase, Setting
from population.enums import Subject

_UNSAID = ("not-sure", "not-said")
EQUALITY: dict[Subject, dict[str, tuple[str, ...]]] = {  # the words, and the answers to our question that they hold
    Subject.DISABILITY: {"Disabled": ("a-lot", "a-little"), "Not disabled": ("not-limited", "no")},
    Subject.ETHNICITY: {
        "White British": ("white-british",),
        "White, another background": ("white-other",),
        "Asian, Black, mixed or another ethnic group": ("asian", "black", "mixed", "other"),
    },
    Subject.LANGUAGE: {
        "English": ("english",),
        "British Sign Language": ("bsl",),
        "Another language": ("other",),
    },
}
FIELD_OF = {
    Subject.DISABILITY: "disability",
    Subject.ETHNICITY: "ethnic_group",
    Subject.LANGUAGE: "main_language",
}


def known_labels() -> dict[Subject, tuple[str, ...]]:
    """Return the groups of each subject that we count. A comparator must use these words, or be mapped to them."""
    return {
        Subject.DISTRICT: tuple(one.name for one in districts()),
        Subject.AGE: tuple(str(each.label) for each in Phase if each not in _UNSAID),
        Subject.SUPPORT: ("EHC plan", "SEN support"),
        Subject.SETTING: tuple(str(each.label) for each in Setting if each not in _UNSAID),
        **{subject: tuple(groups) for subject, groups in EQUALITY.items()},
    }
