"""Forms of the reports: ask for one, write a note, correct a text, follow."""

from datetime import date
from typing import Any

from django import forms

from authority.selectors import settings
from lib.govukforms import GovukForm
from reports.models import LONGEST_NOTE, LONGEST_WHY, Note
from reports.periods import Period, containing
from reports.selectors.desk import missing_periods


class AskForm(forms.Form):
    """One period, by its first day. It is a button for each period, so there is nothing to fill in."""

    start = forms.DateField(error_messages={"required": "Choose a period.", "invalid": "Choose a period on the list."})

    def period(self) -> Period:
        """Return the period that begins on the day given."""
        cleaned: dict[str, Any] = self.cleaned_data
        start: date = cleaned["start"]
        if found := next((period for period in missing_periods() if period.start == start), None):
            return found
        return containing(start, months=settings().report_months)


class NoteForm(GovukForm):
    """What a group says about a report, and who says it."""

    submit_text = "Keep this note"
    error_names = {"signed": "who says this"}

    words = forms.CharField(
        label="What do you want to say about this report?",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="It is printed with the report, word for word. What is right? What is missing? What comes next?",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    says_nothing = forms.BooleanField(label="We have read it and do not want to write a note", required=False)
    signed = forms.CharField(
        label="Who says this?",
        max_length=120,
        help_text="For example “The forum’s steering group” or “Six young people of a youth council”. "
        "Never write the name of anybody under 18.",
    )

    @property
    def seen_note(self) -> int | None:
        """The id of the note that stood on the page; None where none did, or it cannot be read."""
        said = str(self.cleaned_data.get("seen", ""))
        return int(said) if said.isascii() and said.isdigit() else None

    def saw(self, note: Note) -> None:
        """Hold a newer note, so that the next press takes its place knowingly."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what was sent
        data["seen"] = str(note.pk)
        self.data = data

    def clean(self) -> dict[str, Any]:
        """Ask for words, or for the tick that there are none; not for both."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "words" in self.errors:
            return cleaned
        words, nothing = cleaned.get("words", "").strip(), cleaned.get("says_nothing")
        if not words and not nothing:
            self.add_error("words", "Write your note, or tick that you do not want to write one.")
        if words and nothing:
            self.add_error("says_nothing", "Take this tick away, or the words above. We cannot keep both.")
        return cleaned


class CorrectionForm(GovukForm):
    """How a text should read, and why it was wrong."""

    submit_text = "Make a new edition"
    error_names = {"why": "why it is corrected"}

    after = forms.CharField(
        label="How should it read?",
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    why = forms.CharField(
        label="Why is it corrected?",
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Everybody can read this beside the old and the new words.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10_000)


class FollowForm(GovukForm):
    """An address for an e-mail when a report comes out."""

    submit_text = "Send me a link to confirm"
    error_names = {"address": "your e-mail address"}

    address = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "Enter an e-mail address with an @, such as name@example.org."},
    )
