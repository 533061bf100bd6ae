"""manage.py import_commitments FILE.toml|FILE.csv [--check]."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commitments.builder.reading import LARGEST, FileRefused, read_commitments
from commitments.services.importing import import_commitments
from feedback.selectors.responding import cornerstones


class Command(BaseCommand):
    """Brings the council's commitments in, in its exact words; all of the file or nothing of it."""

    help = "Bring in the council's commitments from a TOML or CSV file. Safe to run again: known by their slugs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a .toml or .csv file")
        parser.add_argument("--check", action="store_true", help="say what would be written, and write nothing")

    def handle(self, *, file: Path, check: bool, **_: Any) -> None:
        """Read, check, write. Raises CommandError with a sentence for each fault."""
        kind = file.suffix.lower().removeprefix(".")
        if kind not in ("toml", "csv"):
            raise CommandError("Give us a file whose name ends with .toml or .csv.")
        try:
            known = [one.slug for one in cornerstones()]
            rows = read_commitments(_bytes_of(file), kind=kind, cornerstones=known)
        except FileRefused as refusal:
            raise CommandError(f"Nothing was written.\n{refusal}") from refusal
        done = import_commitments(rows=rows, check=check)
        for words, slugs in (("New", done.added), ("Changed", done.changed), ("The same", done.same)):
            self.stdout.write(f"{words}: {', '.join(slugs) or 'none'}")
        if check:
            self.stdout.write("This was a check. Nothing was written.")


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"We cannot open {file}: {error.strerror}. Check the name of the file.") from error
