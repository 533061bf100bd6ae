"""Forms to bring in a table of who lives here: choose it, then confirm what the preview showed."""

from typing import Any

from django import forms

from accounts.models import User
from lib import clock, sealed
from lib.govukforms import GovukForm
from population.labels import known_labels
from population.reading import LARGEST, CannotRead, Reading, read

CHANGED = "This preview has been changed. Choose the table again."
MOST_FAULTS = 20


class TableForm(GovukForm):
    """Upload or paste a table. `reading` and `text` are there once it is valid."""

    submit_text = "See what will be imported"
    mark_optional = False

    file = forms.FileField(
        label="Upload a CSV file",
        required=False,
        help_text="Up to 200 KB. Or paste the table below.",
        error_messages={"empty": "The file is empty. Choose a file with a table in it, or paste the table."},
    )
    text = forms.CharField(
        label="Paste the table",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading: Reading | None = None

    def clean(self) -> dict[str, Any]:
        """Read the one of the two that was given."""
        data = super().clean() or {}
        file, text = data.get("file"), data.get("text")
        if file and text:
            self.add_error("text", "Upload a file or paste the table, not both")
        elif file or text:
            self._read("file" if file else "text", file.read(LARGEST + 1) if file else str(text))
        elif "file" not in self.errors:
            self.add_error("file", "Upload a file or paste the table")
        return data

    def seal(self, *, by: User) -> str:
        """Return the table encrypted for the next page of the same person: it is kept nowhere in between."""
        return sealed.seal(self.cleaned_data["text"], key=_key(by)).decode()

    def _read(self, field: str, source: bytes | str) -> None:
        try:
            self.reading = read(source, known=known_labels(), today=clock.today())
        except CannotRead as error:
            self.add_error(field, str(error))
            return
        for fault in self.reading.faults[:MOST_FAULTS]:
            self.add_error(field, str(fault))
        if not (self.reading.faults or self.reading.comparators):
            self.add_error(field, "There is only a heading. Add the lines below it")
        if field not in self.errors:
            self.cleaned_data["text"] = source.decode("utf-8-sig") if isinstance(source, bytes) else source


class ConfirmForm(GovukForm):
    """Carries the sealed table from the preview to the import, unreadable and unchangeable on the way."""

    submit_text = "Import this"

    sealed = forms.CharField(widget=forms.HiddenInput, error_messages={"required": CHANGED})

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_sealed(self) -> Reading:
        """Return what the table that was sealed for this person says."""
        try:
            text = sealed.unseal(self.cleaned_data["sealed"].encode(), key=_key(self.by))
            reading = read(text, known=known_labels(), today=clock.today())
        except (sealed.SealBroken, CannotRead, AttributeError) as error:
            raise forms.ValidationError(CHANGED) from error
        if reading.faults:  # a word that we knew was renamed meanwhile
            raise forms.ValidationError(str(reading.faults[0]))
        return reading


def _key(by: User) -> str:
    return f"comparators of {by.pk}"
