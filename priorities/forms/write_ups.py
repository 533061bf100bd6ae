"""Forms to import the write-up of an event: choose it, then confirm what the preview showed."""

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from django import forms

from accounts.models import User
from cornerstones.selectors import event_choices
from lib import sealed
from lib.event_notes import EventNotes, EventNotesError, Kind, read_notes
from lib.event_notes.source import LARGEST, text_of
from lib.govukforms import GovukForm

CHANGED = "This preview has been changed. Choose the write-up again."
KINDS = (
    (Kind.PRIORITIES, "Priorities: cornerstones as headings, strengths and what needs to change"),
    (Kind.STATEMENTS, "Statements about co-production, with asterisks for agreement, and open questions"),
)


@dataclass(frozen=True)
class WriteUp:
    """A write-up on its way from the form through the preview to the import."""

    kind: str
    event: str
    replace: bool
    text: str

    @cached_property
    def notes(self) -> EventNotes:
        """What it says. Raises EventNotesError."""
        return read_notes(self.text, kind=Kind(self.kind))

    def seal(self, *, by: User) -> str:
        """Return it encrypted for the next page of the same person: it is kept nowhere in between."""
        return sealed.seal(asdict(self), key=_key(by)).decode()


class WriteUpForm(GovukForm):
    """Upload or paste a write-up. `write_up` and `notes_read` are there once it is valid."""

    submit_text = "See what will be imported"
    error_names = {"kind": "what kind of write-up it is", "event": "the event"}

    kind = forms.ChoiceField(label="What is in the write-up?", choices=KINDS, widget=forms.RadioSelect)
    event = forms.ChoiceField(label="Which event is it from?")
    file = forms.FileField(
        label="Upload a text file",
        required=False,
        help_text="Plain text, up to 1 MB. Or paste the text below.",
        error_messages={"empty": "The file is empty. Choose a file with the write-up in it, or paste its text."},
    )
    text = forms.CharField(
        label="Paste the text",
        required=False,
        strip=False,
        help_text="Copy the whole page, its title too. We say which lines we leave out.",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    replace = forms.BooleanField(label="Replace what the portal already has from this event", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(event.slug, event.words) for event in event_choices()]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]
        self.notes: EventNotes | None = None

    def clean(self) -> dict[str, Any]:
        """Read the one of the two that was given."""
        data = super().clean() or {}
        file, text = data.get("file"), data.get("text")
        if file and text:
            self.add_error("text", "Upload a file or paste the text, not both")
        elif file or text:
            self._read("file" if file else "text", file.read(LARGEST + 1) if file else str(text))
        elif "file" not in self.errors:
            self.add_error("file", "Upload a file or paste the text of the write-up")
        return data

    @property
    def notes_read(self) -> EventNotes:
        """What the write-up says; there once the form is valid."""
        if self.notes is None:
            raise ValueError("The form is not valid: nothing was read")
        return self.notes

    @property
    def write_up(self) -> WriteUp:
        """What was given, with the file's words as text."""
        data = self.cleaned_data
        return WriteUp(data["kind"], data["event"], data["replace"], data["text"])

    def _read(self, field: str, source: bytes | str) -> None:
        kind = self.cleaned_data.get("kind")
        try:
            self.cleaned_data["text"], _warnings = text_of(source)
            self.notes = read_notes(source, kind=Kind(kind)) if kind else None
        except EventNotesError as error:
            self.add_error(field, str(error))


class ConfirmForm(GovukForm):
    """Carries the sealed write-up from the preview to the import, unreadable and unchangeable on the way."""

    submit_text = "Import this"

    sealed = forms.CharField(widget=forms.HiddenInput, error_messages={"required": CHANGED})

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_sealed(self) -> WriteUp:
        """Return the write-up that was sealed for this person."""
        try:
            return WriteUp(**sealed.unseal(self.cleaned_data["sealed"].encode(), key=_key(self.by)))
        except (sealed.SealBroken, TypeError) as error:
            raise forms.ValidationError(CHANGED) from error


def _key(by: User) -> str:
    return f"event notes of {by.pk}"
