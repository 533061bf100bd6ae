"""`manage.py draw_states`: the state diagrams of docs/states.md, drawn from the tables that PostgreSQL enforces."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from commitments.enums import DELIVERY_STATES, IMPACT_STATES
from contact.enums import ORDER_STATES, REQUEST_STATES
from cornerstones.enums import ANSWER_STATES
from duty.enums import ALERT_STATES
from feedback.enums import (
    BATCH_STATES,
    CHALLENGE_STATES,
    CONCERN_STATES,
    RESPONSE_STATES,
    SMALL_WIN_STATES,
    SUBMISSION_STATES,
    THEME_STATES,
)
from feedback.enums import REPORT_STATES as ABOUT_ME_STATES
from outbox.enums import MESSAGE_STATES
from priorities.enums import PROPOSAL_STATES, ROUND_STATES
from reflection.enums import REFLECTION_STATES
from reports.enums import REPORT_STATES
from statements.enums import STATEMENT_STATES

TABLES = (
    SUBMISSION_STATES,
    CHALLENGE_STATES,
    CONCERN_STATES,
    ALERT_STATES,
    THEME_STATES,
    RESPONSE_STATES,
    SMALL_WIN_STATES,
    ABOUT_ME_STATES,
    BATCH_STATES,
    ROUND_STATES,
    PROPOSAL_STATES,
    ANSWER_STATES,
    REFLECTION_STATES,
    DELIVERY_STATES,
    IMPACT_STATES,
    REPORT_STATES,
    STATEMENT_STATES,
    MESSAGE_STATES,
    REQUEST_STATES,
    ORDER_STATES,
)
HEAD = """# States

Drawn by `manage.py draw_states` from the tables in each room's `enums`. The same tables are checked by the
services and enforced by PostgreSQL. Do not edit this page: change the table and draw again.
"""


def document() -> str:
    """Return the whole page."""
    return HEAD + "".join(f"\n## {table.name.capitalize()}\n\n```mermaid\n{table.mermaid()}```\n" for table in TABLES)


class Command(BaseCommand):
    """Writes the page, or with --check says whether it is up to date."""

    help = "Draw the state diagrams into docs/states.md; with --check, fail when they are out of date."

    def add_arguments(self, parser: CommandParser) -> None:
        """Know --check."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write or compare."""
        page = Path(settings.BASE_DIR) / "docs" / "states.md"
        if not options["check"]:
            page.write_text(document(), encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != document():
            raise CommandError("docs/states.md is out of date. Run: manage.py draw_states")
