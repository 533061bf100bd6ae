"""manage.py import_comparators FILE [--dry-run]: brings in tables of who lives here."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lib import clock
from population.labels import known_labels
from population.reading import LARGEST, CannotRead, Reading, read
from population.services import ImportRefused, import_comparators


class Command(BaseCommand):
    """Reads the file, says what is wrong with it line by line, or writes all of it."""

    help = "Bring in a CSV file of who lives here, with source, day and place: all of it, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a CSV file")
        parser.add_argument("--dry-run", action="store_true", help="read it, and write nothing")

    def handle(self, *, file: Path, dry_run: bool, **_: Any) -> None:
        """Read, then write. Raises CommandError with a sentence."""
        reading = _reading_of(file)
        for fault in reading.faults:
            self.stderr.write(str(fault))
        if reading.faults:
            raise CommandError("Nothing was written. Put these lines right and try again.")
        if dry_run:
            self.stdout.write(f"Tables that would be written: {len(reading.comparators)}. Nothing was written.")
            return
        try:
            done = import_comparators(comparators=reading.comparators, by=None)
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"New tables: {done.added}. There already: {done.same}.")


def _reading_of(file: Path) -> Reading:
    try:
        with file.open("rb") as opened:
            return read(opened.read(LARGEST + 1), known=known_labels(), today=clock.today())
    except OSError as error:
        raise CommandError(f"We cannot open {file}: {error.strerror}. Check the name of the file.") from error
    except CannotRead as refusal:
        raise CommandError(str(refusal)) from refusal
