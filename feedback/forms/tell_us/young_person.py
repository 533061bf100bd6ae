"""The questions to a child or young person, one form a page; not knowing and not saying are answers everywhere."""

from typing import Any

from django import forms

from feedback.answers import LARGEST_GROUP, Progress
from feedback.enums import AgeBand, Company, Feeling, Readers, Telling, Voice
from feedback.forms.tell_us.base import SendForm, offer
from feedback.forms.tell_us.tiles import Tiles
from feedback.forms.tell_us.young_words import APART, YoungForm
from feedback.selectors.choices import district_choices
from feedback.selectors.young_person import (
    DONT_KNOW,
    NEITHER,
    READERS,
    face_questions,
    feels_unsafe,
    says_something,
)

HOW_MANY = "Enter how many of you there are, like 6"
NOTHING_YET = "You have not told us anything yet. Tick something on one of the pages, or press Stop."
WHO_DRAWINGS = {
    Telling.ALONE: "me",
    Telling.HELPED: "helping",
    Telling.TYPED: "typing",
    Telling.GROUP: "group",
    Telling.FOR_ANOTHER: "grown-up",
}
COMPANY_DRAWINGS = {Company.ALONE: "me", Company.HELPING: "helping", Company.NEARBY: "nearby"}
FACES = {feeling: f"face-{feeling}" for feeling in Feeling if feeling not in APART}


class WhoIsHereForm(YoungForm):
    """Who is telling us, who helps, and whether a grown-up is there (CY-03)."""

    telling = forms.ChoiceField(
        label="Who is telling us?",
        choices=Telling,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who is telling us. You can choose “I don’t know”"},
    )
    group_size = forms.IntegerField(
        label="If you are a group: how many of you are there?",
        required=False,
        min_value=2,
        max_value=LARGEST_GROUP,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={"invalid": HOW_MANY, "min_value": HOW_MANY, "max_value": HOW_MANY},
    )
    company = forms.ChoiceField(
        label="Is a grown-up with you now?", choices=Company, required=False, widget=forms.RadioSelect
    )

    @property
    def who(self) -> Tiles:
        """Return the first question."""
        return self.as_tiles("telling", WHO_DRAWINGS)

    @property
    def grown_up(self) -> Tiles:
        """Return the second question."""
        return self.as_tiles("company", COMPANY_DRAWINGS)

    def clean(self) -> dict[str, Any] | None:
        """A number is asked of a group only: whatever else stands there is not in anybody's way."""
        cleaned = super().clean()
        if self.data.get("telling") != Telling.GROUP:
            self.errors.pop("group_size", None)
            self.cleaned_data["group_size"] = None
        elif "group_size" not in self.errors and not self.cleaned_data.get("group_size"):
            self.add_error("group_size", HOW_MANY)
        return cleaned

    def changes(self) -> dict[str, Any]:
        telling, company = self.cleaned_data["telling"], self.cleaned_data["company"]
        size = self.cleaned_data["group_size"]
        return {"telling": telling, "company": company, "group_size": size, "voice": voice_of(telling, company)}


def voice_of(telling: str, company: str) -> Voice:
    """Return whose voice it is. It is their own only where they said that nobody helps (CY-03, CY-08)."""
    if telling == Telling.GROUP:
        return Voice.GROUP
    if telling == Telling.FOR_ANOTHER:
        return Voice.ON_BEHALF
    return Voice.OWN if telling == Telling.ALONE and company != Company.HELPING else Voice.SUPPORTED


class FacesForm(YoungForm):
    """How each cornerstone feels: a face and a word (CY-05)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in face_questions():
            self.fields[f"feel-{question.slug}"] = forms.ChoiceField(
                label=question.words,
                choices=Feeling,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Choose one of the faces"},
            )

    def from_progress(self, progress: Progress) -> dict[str, Any]:
        return {f"feel-{slug}": feeling for slug, feeling in progress.answers.feelings}

    @property
    def questions(self) -> list[Tiles]:
        """Return a question for each cornerstone."""
        return [self.as_tiles(name, FACES) for name in self.fields if name.startswith("feel-")]

    def changes(self) -> dict[str, Any]:
        said = {name.removeprefix("feel-"): felt for name, felt in self.cleaned_data.items() if name != "draft"}
        return {"feelings": {slug: felt for slug, felt in said.items() if felt}}


class AboutYouForm(YoungForm):
    """How old, where, and who may read it: a band, a district, a choice; never more (CY-06)."""

    age_band = forms.ChoiceField(label="How old are you?", choices=AgeBand, required=False, widget=forms.RadioSelect)
    district = forms.ChoiceField(label="Where do you live?", required=False)
    readers = forms.ChoiceField(
        label="Who may read your words first?",
        help_text="They take out what could show who you are. A helper from the group may know your family.",
        choices=(*READERS.items(), (DONT_KNOW[0], "I don’t know. Then only the small team reads it")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may read your words first. You can choose “I don’t know”"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = tuple(choice for choice in district_choices() if choice[0] not in APART)
        offer(self.fields["district"], (("", "Choose one"), *places, *NEITHER))

    @property
    def age(self) -> Tiles:
        """Return the first question."""
        return self.as_tiles("age_band")

    @property
    def first_readers(self) -> Tiles:
        """Return the last question."""
        return self.as_tiles("readers")

    def changes(self) -> dict[str, Any]:
        """Whoever does not know is kept to the smaller circle: a volunteer of the forum may know the family."""
        readers = self.cleaned_data["readers"]
        return super().changes() | {"readers": Readers.COUNCIL_ONLY if readers == DONT_KNOW[0] else readers}


class YoungSendForm(SendForm):
    """After a young person looked at the answers."""

    submit_text = "Send it"

    @property
    def feels_unsafe(self) -> bool:
        """Return whether the safety numbers are named once more before it is sent."""
        return feels_unsafe(self.progress.answers)

    def clean(self) -> dict[str, Any] | None:
        """Nothing is sent while nothing was said. A draft that has gone was sent: its receipt is shown again."""
        cleaned = super().clean()
        if self.progress.done and not says_something(self.progress.answers):
            raise forms.ValidationError(NOTHING_YET, code="nothing_yet")
        return cleaned
