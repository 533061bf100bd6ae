"""The worker's part: prepare what is due, freeze what waits, remind people."""

import structlog
from django.db import transaction

from lib import clock
from statements.builder.content import content_of, digest_of
from statements.builder.notices import remind, tell_ready
from statements.enums import StatementState
from statements.locks import try_lock
from statements.models import Edition, Statement
from statements.selectors.due import at_work, due

log = structlog.get_logger("portal.statements")


@transaction.atomic
def start_due_statement() -> Edition | None:
    """Make the row of a statement that is due within 30 days, unless one is at work. Returns it or None.

    Of many workers at once one does it: the others find the lock taken, and PostgreSQL refuses shared days.
    """
    found = due()
    if found is None or not found.is_to_prepare(clock.today()) or not try_lock() or at_work():
        return None
    days = found.days(clock.today())
    if days is None:
        return None
    statement = Statement.objects.create(slug=days.slug, period_start=days.start, period_end=days.end)
    return Edition.objects.create(statement=statement)


def freeze(edition_id: int) -> bool:
    """Freeze one waiting edition. Returns whether this run did it: not when it is frozen, at work, or has gone.

    Safe to run twice or at once with others. When the worker is killed nothing is kept and the sweep finds it again.
    """
    try:
        return _freeze(edition_id)
    except Exception as error:  # noqa: BLE001 whatever it is, the report editor must see it
        log.error("statement not frozen", edition=edition_id, error=type(error).__name__)  # noqa: TRY400
        Edition.objects.waiting().filter(pk=edition_id).update(failure=f"A fault stopped it ({type(error).__name__}).")
        return False


def waiting() -> list[int]:
    """Return the ids of all editions that wait for a worker."""
    return list(Edition.objects.waiting().order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def remind_people() -> int:
    """Remind everybody who looks after the statement, once for each reminder. Returns how many were reminded."""
    found = due()
    reminder = found.reminder(clock.today()) if found else None
    return remind(found, reminder) if found and reminder else 0


@transaction.atomic
def _freeze(edition_id: int) -> bool:
    waits = Edition.objects.waiting().select_for_update(of=("self",), skip_locked=True).select_related("statement")
    edition = waits.filter(pk=edition_id).first()
    if edition is None:
        log.info("no statement to freeze", edition=edition_id)
        return False
    edition.content = content_of(edition)
    edition.digest, edition.frozen_at = digest_of(edition.content), clock.now()
    edition.state, edition.failure = StatementState.DRAFT, ""
    edition.save(update_fields=["content", "digest", "frozen_at", "state", "failure"])
    tell_ready(edition)
    return True
