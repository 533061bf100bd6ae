"""manage.py import_event_notes FILE --kind priorities|statements [--event SLUG] [--replace] [--dry-run]."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cornerstones.models import Event
from cornerstones.selectors import event_called, event_choices
from cornerstones.services import ImportRefused
from lib.event_notes import EventNotes, EventNotesError, Kind, Reading, read_notes
from lib.event_notes.source import LARGEST
from priorities.services import import_notes


class Command(BaseCommand):
    """Imports the write-up of an event, and says line by line what it understood."""

    help = "Import the published write-up of a partners' event; says what it understood, line by line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a text file with the write-up")
        parser.add_argument("--kind", choices=[kind.value for kind in Kind], required=True, help="what is in it")
        parser.add_argument("--event", default="", metavar="SLUG", help="the event it is from (default: the latest)")
        parser.add_argument("--replace", action="store_true", help="replace what the portal has from this event")
        parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")

    def handle(self, *, file: Path, kind: str, event: str, replace: bool, dry_run: bool, **_: Any) -> None:
        """Read, show, write. Raises CommandError with a sentence."""
        try:
            notes = read_notes(_bytes_of(file), kind=Kind(kind))
            self._show(notes)
            imported = import_notes(notes=notes, event=_event(event), by=None, replace=replace, dry_run=dry_run)
        except (EventNotesError, ImportRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        if imported.replaced:
            self.stdout.write(f"{'Would put' if dry_run else 'Put'} away: {imported.replaced}.")
        self.stdout.write(f"{'Would import' if dry_run else 'Imported'}: {imported.added}.")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")

    def _show(self, notes: EventNotes) -> None:
        for line in notes.lines:
            if line.reading is not Reading.BLANK:
                note = f" ({line.note})" if line.note else ""
                self.stdout.write(f"{line.number:>4}  {line.reading}: {line.text}{note}")
        for warning in notes.warnings:
            self.stderr.write(f"Check this: {warning}")


def _bytes_of(file: Path) -> bytes:
    """Return the file's bytes, one more than is allowed at most. Raises CommandError when it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"We cannot open {file}: {error.strerror}. Check the name of the file.") from error


def _event(slug: str) -> Event:
    known = [choice.slug for choice in event_choices()]
    if not known:
        raise CommandError("The portal has no event yet. Load the starting data first.")
    if slug and slug not in known:
        raise CommandError(f"There is no event “{slug}”. The portal knows: {', '.join(known)}.")
    return event_called(slug or known[0])
