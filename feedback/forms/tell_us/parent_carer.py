"""The questions to a parent carer, one form a page."""

from typing import Any, ClassVar

from django import forms

from feedback.answers import Progress
from feedback.enums import AboutOneChild, Language, Phase, Readers, Setting
from feedback.forms.tell_us.base import LEAVE_OUT, NOTHING_SAID, UNANSWERED, StepForm, WordsField, offer
from feedback.selectors.choices import NOT_SURE, cornerstone_choices, district_choices


class ReadersForm(StepForm):
    """Who may read the words as they were sent."""

    readers = forms.ChoiceField(
        label="Who may read what you send us?",
        choices=Readers,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who may read what you send us"},
    )
    choice_hints = {
        "readers": {
            Readers.FORUM_AND_COUNCIL: "A volunteer reads your words first, and takes out what could show who you are.",
            Readers.COUNCIL_ONLY: "A small team at the council reads your words. Nobody in the forum sees them as you "
            "wrote them.",
        }
    }


class ValuedForm(StepForm):
    """What went well. It may be left empty, unless nothing else was said."""

    valued = WordsField(called="What went well", label="What went well?", help_text=LEAVE_OUT)

    def clean_valued(self) -> str:
        text: str = self.cleaned_data["valued"]
        asked_both = "what-needs-to-change" in self.progress.done
        if asked_both and not text and not self.progress.answers.needs_change:
            raise forms.ValidationError(NOTHING_SAID)
        return text


class NeedsChangeForm(StepForm):
    """What needs to change. It may be left empty, unless nothing else was said."""

    needs_change = WordsField(called="What needs to change", label="What needs to change?", help_text=LEAVE_OUT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mark_optional = bool(self.progress.answers.valued)  # type: ignore[misc]  # it depends on the other text

    def clean_needs_change(self) -> str:
        text: str = self.cleaned_data["needs_change"]
        if not text and not self.progress.answers.valued:
            raise forms.ValidationError(NOTHING_SAID)
        return text


class CornerstonesForm(StepForm):
    """Which cornerstones it is about; never forced."""

    cornerstones = forms.MultipleChoiceField(
        label="What is it about?",
        help_text="Tick all that fit. If you leave it empty, the person who reads it will sort it for you.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    divide_before = {"cornerstones": NOT_SURE[0]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stones = cornerstone_choices()
        offer(self.fields["cornerstones"], (*((stone.slug, stone.name) for stone in stones), NOT_SURE))
        hints = {stone.slug: stone.summary for stone in stones}
        self.choice_hints = {"cornerstones": hints}  # type: ignore[misc]  # these are records, not code


class OneChildForm(StepForm):
    """Whether it is about the help one child gets (regulation 56(4)(b) of the SEND Regulations 2014)."""

    about_one_child = forms.ChoiceField(
        label="Is this about the help one child is getting?",
        choices=AboutOneChild,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether this is about the help one child is getting"},
    )


class AboutForm(StepForm):
    """Place, phase and setting: each may be left out."""

    question_as_heading: ClassVar[bool] = False
    district = forms.ChoiceField(label="Which part of Devon do you live in?", required=False)
    phase = forms.ChoiceField(label="How old is your child?", required=False, choices=[UNANSWERED, *Phase.choices])
    setting = forms.ChoiceField(
        label="Where does your child learn?",
        required=False,
        choices=[UNANSWERED, *Setting.choices],
        help_text="If it is about more than one child, choose what fits most of what you told us.",
    )
    language = forms.ChoiceField(
        label="Which language did you write in?",
        required=False,
        choices=Language.choices,
        help_text="Any language is welcome. We find somebody who reads it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["district"], (UNANSWERED, *district_choices()))


class QuotesForm(StepForm):
    """Whether words that were made safe may stand in reports."""

    may_quote = forms.ChoiceField(
        label="May we use some of your words in our reports?",
        help_text="Only words that a person has read and made safe. You can send what you have told us either way.",
        choices=(("yes", "Yes, you may"), ("no", "No, please do not")),
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether we may use some of your words"},
    )

    def from_progress(self, progress: Progress) -> dict[str, Any]:
        return {"may_quote": "yes" if progress.answers.may_quote else "no"}

    def changes(self) -> dict[str, Any]:
        return {"may_quote": self.cleaned_data["may_quote"] == "yes"}
