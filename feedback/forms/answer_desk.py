"""Around a draft answer: correct what is published, a second reader, who is on it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from accounts.models import User
from feedback.enums import ReaderVerdict
from feedback.forms.references import ReferencesField
from feedback.forms.responding import AnswerForm, SeenForm
from feedback.selectors.public import Experience
from lib.govukforms import GovukForm


class CorrectionForm(AnswerForm):
    """The next edition of a published answer: why, what it answers, and its words."""

    submit_text = "Save and see the correction"
    read_by_all = ("correction_reason", *AnswerForm.read_by_all)
    error_names = {**AnswerForm.error_names, "correction_reason": "why we correct it"}

    correction_reason = forms.CharField(
        label="Why do we correct this answer?",
        help_text="Families read this first. For example: “We wrote the wrong month. It is May, not March.”",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    keeps = forms.MultipleChoiceField(
        label="Which experiences does it answer?",
        help_text="Leave one out only if the answer was never about it. It will wait for an answer again.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    adds = ReferencesField(
        label="Add an experience", help_text="Its reference, for example DEV-4K7M-2QX9. You can write several."
    )
    field_order = ("correction_reason", "keeps", "adds")

    def __init__(self, *args: Any, experiences: Sequence[Experience] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.reference, f"{one.who}: {one.reference}") for one in experiences]
        self.fields["keeps"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["keeps"]

    def words(self) -> dict[str, Any]:
        """Return the words of the answer by field, and why it is corrected."""
        return super().words() | {"correction_reason": self.cleaned_data["correction_reason"]}


class _ColleagueForm(SeenForm):
    """Choose one of those who answer."""

    colleague = forms.ChoiceField(label="Which colleague?", widget=forms.Select)
    error_names = {"colleague": "a colleague"}

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        choices = [("", "Choose a colleague"), *((pk, one.name) for pk, one in self.people.items())]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> User | None:
        """Return who was chosen, or None."""
        return self.people.get(self.cleaned_data.get("colleague", "")) if self.is_valid() else None


class AskReaderForm(_ColleagueForm):
    """Ask a colleague to read a draft."""

    submit_text = "Ask them to read it"


class AssignForm(_ColleagueForm):
    """Say who is on a draft."""

    submit_text = "Save who is on it"


class ReadingForm(SeenForm):
    """What a second reader says."""

    submit_text = "Send what I think"
    mark_optional = False
    error_names = {"verdict": "what you think"}
    verdict = forms.ChoiceField(label="What do you think?", choices=ReaderVerdict.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="What should change?",
        help_text="Needed when something should change. Your colleagues read it; families do not.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    key = forms.RegexField(r"^[\w-]{43}\Z", widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask what should change."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == ReaderVerdict.CHANGE and not cleaned.get("note", "").strip():
            self.add_error("note", "Enter what should change")
        return cleaned


class BeginCorrectionForm(GovukForm):
    """One button."""

    submit_text = "Write the correction"
