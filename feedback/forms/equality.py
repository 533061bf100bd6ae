"""Questions about who answers, worded after the Government Statistical Service's harmonised standards."""

from django import forms

from lib.govukforms import GovukForm

NOT_ASKED = ("", "Choose one, or leave it")
NOT_SAID = ("not-said", "I would rather not say")
OTHER = ("other", "In my own words")
AGES = (
    ("under-16", "Under 16"),
    ("16-24", "16 to 24"),
    ("25-34", "25 to 34"),
    ("35-44", "35 to 44"),
    ("45-54", "45 to 54"),
    ("55-64", "55 to 64"),
    ("65-over", "65 or over"),
)
SEXES = (("female", "Female"), ("male", "Male"), OTHER)
ETHNIC_GROUPS = (
    ("asian", "Asian or Asian British"),
    ("black", "Black, Black British, Caribbean or African"),
    ("mixed", "Mixed or multiple ethnic groups"),
    ("white-british", "White: English, Welsh, Scottish, Northern Irish or British"),
    ("white-other", "White: Irish, Gypsy, Traveller, Roma or other"),
    OTHER,
)
DISABILITIES = (
    ("a-lot", "Yes, and it limits what I do a lot"),
    ("a-little", "Yes, and it limits what I do a little"),
    ("not-limited", "Yes, but it does not limit what I do"),
    ("no", "No"),
)
RELIGIONS = (
    ("none", "No religion"),
    ("buddhist", "Buddhist"),
    ("christian", "Christian"),
    ("hindu", "Hindu"),
    ("jewish", "Jewish"),
    ("muslim", "Muslim"),
    ("sikh", "Sikh"),
    OTHER,
)
ORIENTATIONS = (
    ("straight", "Straight or heterosexual"),
    ("gay-lesbian", "Gay or lesbian"),
    ("bisexual", "Bisexual"),
    OTHER,
)
LANGUAGES = (("english", "English"), ("bsl", "British Sign Language"), OTHER)


def _one_of(label: str, choices: tuple[tuple[str, str], ...], help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=(NOT_ASKED, *choices, NOT_SAID), help_text=help_text)


class EqualityForm(GovukForm):
    """Each question may be left out, and all of them skipped in one press."""

    submit_text = "Send these answers"
    mark_optional = False
    age = _one_of("How old are you?", AGES)
    sex = _one_of("What is your sex?", SEXES)
    ethnic_group = _one_of("What is your ethnic group?", ETHNIC_GROUPS)
    disability = _one_of(
        "Do you have a condition or illness that has lasted, or will last, 12 months or more?", DISABILITIES
    )
    religion = _one_of("What is your religion?", RELIGIONS)
    sexual_orientation = _one_of(
        "Which of these describes you best?",
        ORIENTATIONS,
        "About who people are drawn to. Skip it if you like.",
    )
    main_language = _one_of("What is your main language?", LANGUAGES)
    own_words = forms.CharField(
        label="In your own words",
        help_text="If a list did not fit you, say here what does. Leave out your name.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"max_length": "In your own words must be 500 characters or fewer"},
    )

    @property
    def said(self) -> dict[str, str]:
        """Return the answers by question."""
        return {name: value for name, value in self.cleaned_data.items() if name != "own_words"}

    @property
    def says_something(self) -> bool:
        """Return whether anything was answered at all."""
        return any(self.cleaned_data.values())
