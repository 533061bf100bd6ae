"""The questions to people who work with families, one form a page (PP-01)."""

from typing import Any, ClassVar

from django import forms

from accounts.enums import Sector
from feedback.answers import Progress
from feedback.enums import Voice, Wellbeing
from feedback.forms.tell_us.base import UNANSWERED, StepForm, WordsField, offer
from feedback.forms.tell_us.parent_carer import NeedsChangeForm, QuotesForm, ReadersForm, ValuedForm
from feedback.selectors.choices import district_choices

LEAVE_OUT = (
    "Leave out the names of families, colleagues, schools and teams. "
    "Write as much or as little as you like, up to 10,000 characters."
)
WORKPLACES = tuple(choice for choice in Sector.choices if choice[0] != Sector.FAMILIES)


class ForWhomForm(StepForm):
    """A professional's own experience, or a family's: a family's is told through its own door, in its own name."""

    voice = forms.ChoiceField(
        label="Who are you telling us this for?",
        choices=(
            (Voice.OWN, "For myself, from my work"),
            (Voice.ON_BEHALF, "For a family or a young person who asked me to"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Select who you are telling us this for"},
    )
    choice_hints = {
        "voice": {
            Voice.OWN: "We count it apart from what families say.",
            Voice.ON_BEHALF: "Then it is their voice, and it counts as theirs. There is another page for it.",
        }
    }


class HelpsForm(ValuedForm):
    """What helps good work."""

    valued = WordsField(called="What helps", label="What helps you to do good work with families?", help_text=LEAVE_OUT)


class GetsInTheWayForm(NeedsChangeForm):
    """What gets in the way of good work."""

    needs_change = WordsField(
        called="What gets in the way", label="What gets in the way of good work?", help_text=LEAVE_OUT
    )


class WellbeingForm(StepForm):
    """How a professional is at work: only ever shown as a total."""

    wellbeing = forms.ChoiceField(
        label="How are you at work these days?",
        choices=Wellbeing,
        required=False,
        widget=forms.RadioSelect,
    )
    divide_before = {"wellbeing": Wellbeing.NOT_SAID}


class WorkplaceForm(StepForm):
    """Sector and place: each may be left out."""

    question_as_heading: ClassVar[bool] = False
    sector = forms.ChoiceField(
        label="Which kind of organisation do you work for?", required=False, choices=[UNANSWERED, *WORKPLACES]
    )
    district = forms.ChoiceField(label="Which part of Devon do you work in most?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["district"], (UNANSWERED, *district_choices()))


class ReadersAndQuotesForm(QuotesForm, ReadersForm):
    """Who may read the words as they were sent, and whether they may stand in reports: both on one page."""

    question_as_heading: ClassVar[bool] = False

    def from_progress(self, progress: Progress) -> dict[str, Any]:
        return {"readers": progress.answers.readers, **super().from_progress(progress)}

    def changes(self) -> dict[str, Any]:
        quotes = super().changes() if "may_quote" in self.fields else {"may_quote": False}
        return {"readers": self.cleaned_data["readers"], **quotes}
