"""`manage.py draw_personal_data`: the register of docs/personal-data.md, drawn from the records."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lib.personal import Personal, personal_of

HEAD = """# Personal data

Each personal field, who may read it, why, and how long it is kept. Drawn by `manage.py draw_personal_data` from the
records themselves (`PERSONAL` beside their fields). Do not edit this page: change the record and draw again.

“Sealed” means encrypted in the database with a key that is outside it. “Nobody” means that no page, export or message
shows it to anybody. Days and months that a council may change are given as they are set at first. Times finer than a
day are never kept of a writer.
"""
TABLE = "\n## {name}\n\n| Field | What it is | Who may read it | Why | How long |\n|---|---|---|---|---|\n"
ROW = "| {fields} | {each.what} | {each.who} | {each.why} | {each.kept} |\n"
WHO, WHY, KEPT = "The person", "To sign in safely", "As long as the person works on this"
# Records of the libraries that sign people in: they cannot say it themselves.
OF_LIBRARIES: dict[str, tuple[Personal, ...]] = {
    "account.EmailAddress": (Personal(("email",), "Where a code to sign in is sent", WHO, WHY, KEPT),),
    "account.EmailConfirmation": (Personal(("key",), "Proof of an address", "Nobody", WHY, "3 days"),),
    "accounts.UserEvent": (
        Personal(("email", "name"), "What they were before a change", "Auditor", "To know who decided", KEPT),
    ),
    "mfa.Authenticator": (Personal(("data",), "A second factor (encrypted by its library)", "Nobody", WHY, KEPT),),
    "sessions.Session": (
        Personal(("session_data",), "That one of the staff is signed in; never a writer", "Nobody", WHY, "20 hours"),
    ),
}


def registered() -> Iterator[tuple[str, str, tuple[Personal, ...]]]:
    """Return each record that holds personal data: its label, its name in words, and what it says."""
    for model in sorted(apps.get_models(), key=lambda each: each._meta.label):  # noqa: SLF001  Django documents it
        label = model._meta.label  # noqa: SLF001
        if said := personal_of(model) or OF_LIBRARIES.get(label, ()):
            yield label, str(model._meta.verbose_name).capitalize(), said  # noqa: SLF001


def document() -> str:
    """Return the whole page."""
    tables = (
        TABLE.format(name=f"{name} ({label})") + "".join(_row(each) for each in said)
        for label, name, said in registered()
    )
    return HEAD + "".join(tables)


def _row(each: Personal) -> str:
    return ROW.format(fields=", ".join(f"`{name}`" for name in each.fields), each=each)


class Command(BaseCommand):
    """Writes the page, or with --check says whether it is up to date."""

    help = "Draw the register of personal data into docs/personal-data.md; with --check, fail when it is out of date."

    def add_arguments(self, parser: CommandParser) -> None:
        """Know --check."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write or compare."""
        page = Path(settings.BASE_DIR) / "docs" / "personal-data.md"
        if not options["check"]:
            page.write_text(document(), encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != document():
            raise CommandError("docs/personal-data.md is out of date. Run: manage.py draw_personal_data")
