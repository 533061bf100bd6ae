"""The questions to somebody who tells us for another person, or helps them to tell us (PP-10)."""

from typing import Any, ClassVar

from django import forms

from feedback.answers import Answers, HelperFacts, Progress
from feedback.enums import AgeBand, Channel, Consent, Helper, Language, Phase, Setting, Speaker, Voice, WordsAre
from feedback.forms.helper_fields import consent_field, group_size_field, read_back_field, words_are_field
from feedback.forms.tell_us.base import UNANSWERED, StepForm, offer
from feedback.forms.tell_us.professional import ReadersAndQuotesForm
from feedback.selectors.choices import district_choices
from lib import clock
from lib.govukforms import DatePartsField


class WhoForm(StepForm):
    """Whose voice it is. A group is one voice of n people."""

    question_as_heading: ClassVar[bool] = False
    speaker = forms.ChoiceField(
        label="Who are you helping?",
        choices=(
            (Speaker.PARENT_CARER, "A parent carer, or several"),
            (Speaker.YOUNG_PERSON, "A child or young person, or several"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who you are helping"},
    )
    voice = forms.ChoiceField(
        label="How do they tell us?",
        choices=(
            (Voice.SUPPORTED, "They are with me now and say it themselves"),
            (Voice.ON_BEHALF, "They told me before, or I speak for them"),
            (Voice.GROUP, "A group talked about it together"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how they tell us"},
    )
    group_size = group_size_field("Count only those who were there.")
    choice_hints = {
        "voice": {
            Voice.SUPPORTED: "You only type, draw, sign or point with them.",
            Voice.ON_BEHALF: "We show beside the words that they were told to a helper.",
            Voice.GROUP: "It counts as one voice of that many people.",
        }
    }
    reveals = {"voice": {Voice.GROUP: ("group_size",)}}

    def clean(self) -> dict[str, Any] | None:
        """A group needs its number; nobody else has one."""
        cleaned = super().clean()
        if self.cleaned_data.get("voice") != Voice.GROUP:
            self.errors.pop("group_size", None)
            self.cleaned_data["group_size"] = None
        elif not self.cleaned_data.get("group_size") and "group_size" not in self.errors:
            self.add_error("group_size", "Enter how many people are in the group")
        return cleaned


class HelperStep(StepForm):
    """A page about the helper: its answers stand together in `Answers.helper`."""

    question_as_heading: ClassVar[bool] = False

    def from_progress(self, progress: Progress) -> dict[str, Any]:
        return facts_as_typed(progress.answers.helper)

    def changes(self) -> dict[str, Any]:
        return {"helper": self.progress.answers.helper.as_dict() | facts_from(super().changes())}


class HowHeardForm(HelperStep):
    """Who helps, on whose word, when it was heard, whose words they are, whether it was read back."""

    helper = forms.ChoiceField(
        label="Who are you?", widget=forms.RadioSelect, error_messages={"required": "Select who you are"}
    )
    consent = consent_field(help_text="If nobody said so yet, please ask first. You can save this and come back.")
    heard_on = DatePartsField(
        label="When did they tell you?",
        called="the day they told you",
        help_text="For example, 27 3 2026. If it was over several days, the last one.",
    )
    words_are = words_are_field()
    read_back = read_back_field(
        label="Have you read it back to them, or shown it to them?",
        required="Select whether you have read it back to them",
    )
    choice_hints = {
        "words_are": {WordsAre.NOTE: "Choose this too when they told you by symbols, signs or pictures."},
        "read_back": {"no": "That is all right. We ask so that everybody knows."},
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["helper"], helpers_of(self.progress.answers))
        offer(self.fields["consent"], tuple((each.value, each.label) for each in consents_for(self.progress.answers)))

    def clean_heard_on(self) -> Any:
        """A day that has come."""
        heard = self.cleaned_data["heard_on"]
        if heard and heard > clock.today():
            raise forms.ValidationError("The day they told you must be today or in the past")
        return heard


class AboutThemForm(StepForm):
    """Place and age, of a parent's child or of the young person: each may be left out."""

    question_as_heading: ClassVar[bool] = False
    age_band = forms.ChoiceField(label="How old are they?", required=False, choices=[UNANSWERED, *AgeBand.choices])
    district = forms.ChoiceField(label="Which part of Devon do they live in?", required=False)
    phase = forms.ChoiceField(label="How old is their child?", required=False, choices=[UNANSWERED, *Phase.choices])
    setting = forms.ChoiceField(
        label="Where does their child learn?", required=False, choices=[UNANSWERED, *Setting.choices]
    )
    language = forms.ChoiceField(
        label="Which language is it written in?", required=False, choices=Language.choices, initial=Language.ENGLISH
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["district"], (UNANSWERED, *district_choices()))
        young = self.progress.answers.speaker is Speaker.YOUNG_PERSON
        for name in ("phase", "setting") if young else ("age_band",):
            del self.fields[name]


class TheirReadersAndQuotesForm(ReadersAndQuotesForm):
    """The same two questions, to be put to the person. A young person's words are never quoted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].label = "Who may read it first?"
        self.fields["may_quote"].label = "May we use some of their words in our reports?"
        if self.progress.answers.speaker is Speaker.YOUNG_PERSON:
            del self.fields["may_quote"]  # their notices say that their words never stand in a report


def helpers_of(answers: Answers) -> tuple[tuple[str, str], ...]:
    """Return who may be the helper: a grown-up parent carer is not helped by their own parent or carer."""
    left_out = {Helper.PARENT_CARER} if answers.speaker is Speaker.PARENT_CARER else set()
    left_out |= {Helper.NOBODY} if answers.channel is not Channel.PAPER else set()
    return tuple((each.value, each.label) for each in Helper if each not in left_out)


def consents_for(answers: Answers) -> tuple[Consent, ...]:
    """Return on whose word it may be sent: a group's on everybody's, a child's also on a parent's."""
    young = answers.speaker is Speaker.YOUNG_PERSON
    if answers.voice is Voice.GROUP:
        return (Consent.EVERYBODY, Consent.PARENT_CARER) if young else (Consent.EVERYBODY,)
    if young:
        return (Consent.PERSON, Consent.PARENT_CARER, Consent.DECIDES_FOR_THEM)
    return (Consent.PERSON, Consent.DECIDES_FOR_THEM)


def facts_as_typed(facts: HelperFacts) -> dict[str, Any]:
    """Return the facts as the fields of a page show them."""
    read_back = None if facts.read_back is None else "yes" if facts.read_back else "no"
    return facts.as_dict() | {"heard_on": facts.heard_on, "read_back": read_back}


def facts_from(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return what a page about the helper answered, as plain data of `HelperFacts`."""
    facts = dict(cleaned)
    if "read_back" in facts:
        facts["read_back"] = facts["read_back"] == "yes"
    if facts.get("heard_on"):
        facts["heard_on"] = facts["heard_on"].isoformat()
    return facts
