"""manage.py recount_rollups [--mend]."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from feedback import builder
from feedback.services.recounting import rebuild_rollups

MOST = 50  # differences that are said one by one


class Command(BaseCommand):
    """Compares the counts behind the council's dashboard with a full recount."""

    help = "Compare the counts of published experiences with a full recount; --mend makes them anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="make the counts anew where they differ")

    def handle(self, *, mend: bool, **_: Any) -> None:
        """Say each difference. Raises CommandError (exit code 1) where there is one and it is not mended."""
        found = builder.recount()
        for said in found[:MOST]:
            self.stdout.write(said)
        if not found:
            self.stdout.write("The counts equal a full recount.")
        elif mend:
            rebuild_rollups()
            self.stdout.write(f"Differences: {len(found)}. The counts were made anew.")
        else:
            raise CommandError(f"Differences: {len(found)}. Run it with --mend to make the counts anew.")
