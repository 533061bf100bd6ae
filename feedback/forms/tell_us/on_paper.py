"""The questions to children and young people as they stand on paper: the same answers, in their words."""

from typing import Any, ClassVar

from django import forms

from feedback.enums import AgeBand, Company
from feedback.forms.tell_us.base import UNANSWERED, StepForm, WordsField, offer
from feedback.forms.tell_us.parent_carer import CornerstonesForm, NeedsChangeForm, ValuedForm
from feedback.forms.tell_us.professional import ReadersAndQuotesForm
from feedback.selectors.choices import district_choices

LEAVE_OUT = "You can write or draw. Leave out names. You can leave this empty, and you can stop at any time."


class GoodForm(ValuedForm):
    """What is good."""

    valued = WordsField(called="What is good", label="What is good?", help_text=LEAVE_OUT)


class ShouldChangeForm(NeedsChangeForm):
    """What should change."""

    needs_change = WordsField(called="What should change", label="What should change?", help_text=LEAVE_OUT)


class AboutWhatForm(CornerstonesForm):
    """The cornerstones, without their long words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cornerstones"].help_text = "Tick all that fit, or none."


class AboutMeForm(StepForm):
    """A band of years, who was there, and the district: each may be left out (CY-03, CY-06)."""

    question_as_heading: ClassVar[bool] = False
    age_band = forms.ChoiceField(
        label="How old are you?",
        required=False,
        choices=[UNANSWERED, *AgeBand.choices],
        help_text="We do not ask more.",
    )
    company = forms.ChoiceField(
        label="Is a grown-up with you while you write?", required=False, choices=[UNANSWERED, *Company.choices]
    )
    district = forms.ChoiceField(label="Which part of Devon do you live in?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["district"], (UNANSWERED, *district_choices()))


class MyReadersAndQuotesForm(ReadersAndQuotesForm):
    """Who may read it, and whether we may quote it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].label = "Who may read this first?"
        self.fields["may_quote"].label = "May we use some of your words in our reports?"
