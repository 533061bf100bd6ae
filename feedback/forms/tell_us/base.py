"""What every page of every journey has in common."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from feedback.answers import LONGEST_TEXT, Progress
from lib import words
from lib.govukforms import GovukForm
from lib.govukforms.honeypot import HoneypotMixin
from lib.govukforms.layout import GovukSubmit

SAVE = "save"
NOTHING_SAID = "Enter what went well or what needs to change"
UNANSWERED = ("", "Choose one, or leave it")
AS_MUCH_AS_YOU_LIKE = "Write as much or as little as you like, up to 10,000 characters."
LEAVE_OUT = (
    "Leave out names, and anything else that could show who a child or a member of staff is. " + AS_MUCH_AS_YOU_LIKE
)


class WordsField(forms.CharField):
    """Free text, kept as it was typed: only line ends and accents are made alike, so that counting is fair."""

    def __init__(self, *, called: str, longest: int = LONGEST_TEXT, rows: int = 10, **kwargs: Any) -> None:
        too_long = f"{called} must be {longest:,} characters or fewer. You have written %(show_value)d characters."
        super().__init__(
            required=False,
            strip=False,
            max_length=longest,
            widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
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
    may_save = False
    draft = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, progress: Progress, step: str, token: str, **kwargs: Any) -> None:
        self.progress = progress
        answered = self.from_progress(progress) if step in progress.done else {}
        super().__init__(*args, initial={**answered, "draft": token}, **kwargs)

    def from_progress(self, progress: Progress) -> dict[str, Any]:
        """Return what the fields show when the step was answered before."""
        return progress.answers.as_dict()

    @property
    def buttons(self) -> Sequence[GovukSubmit]:
        """Return the way on, and where a draft is kept the way to stop for today."""
        save = GovukSubmit("Save and come back later", name=SAVE, value="yes", kind="secondary")
        return (GovukSubmit(self.submit_text), save) if self.may_save else (GovukSubmit(self.submit_text),)

    @property
    def only_saves(self) -> bool:
        """Return whether somebody stops for today on a page that they left empty: then nothing of it is asked."""
        typed = (field.data for field in self.visible_fields())
        return SAVE in self.data and not any(str(each or "").strip() for each in typed)

    def changes(self) -> dict[str, Any]:
        """Return the answers of this page, as fields of `Answers` in plain data."""
        return {name: value for name, value in self.cleaned_data.items() if name != "draft"}


class GoOnForm(StepForm):
    """A page that asks nothing: it shows something, and one goes on."""


class NamesForm(GoOnForm):
    """After the gentle prompt."""

    submit_text = "Continue, it is all right"


class SendForm(HoneypotMixin, GoOnForm):
    """After the answers were checked."""

    submit_text = "Send what you have told us"


def offer(field: forms.Field, choices: tuple[tuple[str, str], ...]) -> None:
    """Let a field be answered with these choices."""
    cast("forms.ChoiceField", field).choices = choices
