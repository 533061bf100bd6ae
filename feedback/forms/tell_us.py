"""The questions of a parent carer's journey, one form a page."""

from typing import Any, ClassVar, cast

from django import forms

from feedback.answers import LONGEST_TEXT, Progress
from feedback.enums import AboutOneChild, Phase, Readers, Setting
from feedback.selectors.choices import NOT_SURE, cornerstone_choices, district_choices
from lib import words
from lib.govukforms import GovukForm

NOTHING_SAID = "Enter what went well or what needs to change"
UNANSWERED = ("", "Choose one, or leave it")
LEAVE_OUT = (
    "Leave out names, and anything else that could show who a child or a member of staff is. "
    "Write as much or as little as you like, up to 10,000 characters."
)


class WordsField(forms.CharField):
    """Free text, kept as it was typed: only line ends and accents are made alike, so that counting is fair."""

    def __init__(self, *, called: str, **kwargs: Any) -> None:
        too_long = f"{called} must be 10,000 characters or fewer. You have written %(show_value)d characters."
        super().__init__(
            required=False,
            strip=False,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
            error_messages={"max_length": too_long},
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        """Return the text tidied, before it is counted."""
        return words.clean(super().to_python(value) or "")


class StepForm(GovukForm):
    """One page of the journey. It carries the draft's token, so that a lost cookie loses nothing."""

    question_as_heading = True
    mark_optional = True
    draft = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, progress: Progress, step: str, token: str, **kwargs: Any) -> None:
        self.progress = progress
        answered = self.from_progress(progress) if step in progress.done else {}
        super().__init__(*args, initial={**answered, "draft": token}, **kwargs)

    def from_progress(self, progress: Progress) -> dict[str, Any]:
        """Return what the fields show when the step was answered before."""
        return progress.answers.as_dict()

    def changes(self) -> dict[str, Any]:
        """Return the answers of this page, as fields of `Answers` in plain data."""
        return {name: value for name, value in self.cleaned_data.items() if name != "draft"}


class GoOnForm(StepForm):
    """A page that asks nothing: it shows something, and one goes on."""


class NamesForm(GoOnForm):
    """After the gentle prompt."""

    submit_text = "Continue, it is all right"


class SendForm(GoOnForm):
    """After the answers were checked."""

    submit_text = "Send what you have told us"


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
        _offer(self.fields["cornerstones"], (*((stone.slug, stone.name) for stone in stones), NOT_SURE))
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["district"], (UNANSWERED, *district_choices()))


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


def _offer(field: forms.Field, choices: tuple[tuple[str, str], ...]) -> None:
    cast("forms.ChoiceField", field).choices = choices
