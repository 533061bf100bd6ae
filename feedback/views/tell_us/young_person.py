"""The questions to children and young people, in two versions: with pictures, and with words only (CY-01)."""

from dataclasses import replace

from feedback.answers import CHILD_PRIVACY_VERSION, Progress
from feedback.enums import Speaker, Telling
from feedback.forms import tell_us as forms
from feedback.selectors.young_person import as_sent, young_person_answers
from feedback.views.tell_us.journey import Journey, Step

# Short pieces of the privacy notice, where they are needed (CY-07).
NEXT_TO_WORDS = "Others can see “with help” or “a group” next to your words. They never see how many you are."
ADDED_UP = (
    "The people who read your words first. Others see only what many young people said. If you tell us nothing else, "
    "your faces become your words."
)
MADE_SAFE = "The people who read your words first. Others see them when names are taken out."
NOT_SEEN = "The people who read your words first. Others do not see your age or your part of Devon."
FOLDER = "feedback/tell_us/young_person"


def speaks_for_another(progress: Progress) -> bool:
    """Return whether a grown-up is here instead of the young person: theirs is another page."""
    return progress.answers.telling is Telling.FOR_ANOTHER


STEPS: tuple[Step, ...] = (
    Step(
        "who-is-here",
        forms.WhoIsHereForm,
        template=f"{FOLDER}/who_is_here.html",
        who=NEXT_TO_WORDS,
        necessary=True,
        then="for-someone-else",
    ),
    Step(
        "for-someone-else",
        forms.GoOnForm,
        template=f"{FOLDER}/for_someone_else.html",
        necessary=True,
        counted=False,
        only_if=speaks_for_another,
        enough=lambda _progress: False,
    ),
    Step("faces", forms.FacesForm, template=f"{FOLDER}/faces.html", who=ADDED_UP),
    Step("what-went-well", forms.GoodForm, template=f"{FOLDER}/good.html", who=MADE_SAFE),
    Step("what-needs-to-change", forms.ChangeForm, template=f"{FOLDER}/change.html", who=MADE_SAFE),
    Step("about-you", forms.AboutYouForm, template=f"{FOLDER}/about_you.html", who=NOT_SEEN, necessary=True),
)
YOUNG_PERSON = Journey(
    slug="young-person",
    caption="Tell us: children and young people",
    speaker=Speaker.YOUNG_PERSON,
    steps=STEPS,
    summary=young_person_answers,
    templates=FOLDER,
    held_as="young",
    keeps_draft=False,
    pictures=True,
    other_version="young-person-words",
    privacy_version=CHILD_PRIVACY_VERSION,
    send_form=forms.YoungSendForm,
    finish=as_sent,
)
YOUNG_PERSON_WORDS = replace(YOUNG_PERSON, slug="young-person-words", pictures=False, other_version=YOUNG_PERSON.slug)
