"""One build from start to end: taken by one worker, frozen in one look at the database, kept together or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, connection, transaction

from commitments.builder.months import close_months
from commitments.selectors.waits import actions_waiting_for_a_note
from lib import clock
from reports.builder.content import content_of, digest_of
from reports.builder.faults import place_of
from reports.builder.notices import tell_built, tell_failed
from reports.enums import ReportState
from reports.locks import try_lock
from reports.models import Report, Snapshot
from reports.periods import Period
from reports.progress import teller

log = structlog.get_logger("portal.reports")

MOST_ATTEMPTS = 5  # failures after which a person has to look


def build(report_id: int) -> bool:
    """Build one report. Returns whether this run built it: not when it is built, being built, or has gone.

    Safe to run at any time, twice, or at once with others. A failure is kept in the report for its editor.
    """
    report = _take(report_id)
    if report is None:
        return False
    try:
        return _freeze(report)
    except Exception as error:  # noqa: BLE001 whatever it is, the report editor must see it
        log.error("report not built", report=report.slug, attempt=report.attempts, **place_of(error))  # noqa: TRY400
        fail(report, why=reason_of(error))
        return False


def reason_of(error: Exception) -> str:
    """Return why a build failed in words for a report editor: the kind of fault, never a text of a person."""
    if isinstance(error, SoftTimeLimitExceeded):
        return "It took longer than 14 minutes, so we stopped it."
    if isinstance(error, DatabaseError):
        return f"The database refused the work ({type(error).__name__})."
    return f"A fault in the program stopped it ({type(error).__name__}). The log says more."


@transaction.atomic
def fail(report: Report, *, why: str) -> None:
    """Keep why this attempt failed; after the last automatic attempt, tell the report editors."""
    mine = Report.objects.filter(pk=report.pk, state=ReportState.BUILDING, attempts=report.attempts)
    if mine.update(state=ReportState.FAILED, failure=why) and report.attempts >= MOST_ATTEMPTS:
        tell_failed(report, why=why)


@transaction.atomic
def _take(report_id: int) -> Report | None:
    report = Report.objects.waiting().select_for_update(skip_locked=True).filter(pk=report_id).first()
    if report is None or _waits_for_an_earlier_one(report) or actions_waiting_for_a_note(on=report.period_end):
        log.info("no report to build", report=report_id)
        return None
    report.state, report.failure = ReportState.BUILDING, ""
    report.attempts, report.heartbeat_at = report.attempts + 1, clock.now()
    report.save(update_fields=["state", "failure", "attempts", "heartbeat_at"])
    close_months()  # before the look at the database that the report is frozen in
    return report


def _waits_for_an_earlier_one(report: Report) -> bool:
    """Say whether the period before is still to be built, or failed: “since last time” compares with it.

    The sweep comes back.
    """
    earlier = Report.objects.filter(period_end__lt=report.period_start)
    return earlier.filter(state__in=(ReportState.WAITING, ReportState.BUILDING, ReportState.FAILED)).exists()


def _freeze(report: Report) -> bool:
    """Collect the content and keep it: the snapshot and the state change together, or neither does."""
    with _one_look():
        if not try_lock(report.pk) or not _still_mine(report):
            return False
        content = content_of(Period(report.period_start, report.period_end), say=teller(report.pk))
        Snapshot.objects.create(report=report, content=content, digest=digest_of(content))
        Report.objects.filter(pk=report.pk).update(state=ReportState.BUILT, heartbeat_at=clock.now())
        tell_built(report)
    log.info("report built", report=report.slug, attempt=report.attempts)
    return True


def _still_mine(report: Report) -> bool:
    return Report.objects.filter(pk=report.pk, state=ReportState.BUILDING, attempts=report.attempts).exists()


@contextmanager
def _one_look() -> Iterator[None]:
    """One transaction that sees the database as it was at its first question, whatever is written meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:  # inside another transaction PostgreSQL keeps the level that it began with
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
