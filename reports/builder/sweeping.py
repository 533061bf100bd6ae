"""What the calendar and the sweep do: start what is due, and find again what was lost."""

from datetime import timedelta

import structlog
from django.db import transaction

from authority.selectors import settings
from commitments.services import asking
from lib import clock
from reports.builder.run import MOST_ATTEMPTS, fail
from reports.enums import ReportState
from reports.locks import CALENDAR, try_lock
from reports.models import Follower, Report
from reports.periods import Period, ended, fitting, last_ended
from reports.selectors.held_up import oldest_waiting

log = structlog.get_logger("portal.reports")

LOST_AFTER = timedelta(seconds=45)  # no sign of the worker for so long, and its lock is free; with a sweep each minute
DAYS_TO_CONFIRM = 7  # that somebody wants e-mails about reports
WAIT_AFTER_FAILURE = timedelta(seconds=60)


@transaction.atomic
def start_due_reports() -> Report | None:
    """Make the row of the last ended period, and of those before it that the worker slept through.

    Returns the newest new report, or None. Without any report yet it begins with the last period. Of many schedulers at
    once one does it: the others find the lock taken or the rows made. A period that shares days with a report
    (somebody changed how long periods are) gets none.
    """
    if not try_lock(CALENDAR):
        return None
    made = [
        Report.objects.create(slug=period.slug, period_start=period.start, period_end=period.end)
        for period in _due()
        if not Report.objects.overlapping(period.start, period.end).exists()
    ]
    return made[-1] if made else None


def _due() -> list[Period]:
    """Return the periods that should have a report by now, the oldest first.

    Where the length of periods changed in between, shorter ones fill what is left.
    """
    months, today = settings().report_months, clock.today()
    newest = Report.objects.order_by("-period_end").first()
    if newest is None:
        return [last_ended(today, months=months)]
    since = newest.period_end + timedelta(days=1)
    taken = [Period(*days) for days in Report.objects.values_list("period_start", "period_end")]
    due = ended(since=since, today=today, months=months)[::-1]
    return [each for period in due for each in fitting(period, taken=taken) if each.start >= since]


def find_again() -> list[int]:
    """Let reports whose worker was lost, or whose attempt failed, be built again.

    Returns the ids of all that wait, the oldest period first.
    """
    silent = Report.objects.silent_since(clock.now() - LOST_AFTER).filter(state=ReportState.BUILDING)
    for report_id in silent.values_list("pk", flat=True):
        _release(report_id)
    failed = Report.objects.filter(state=ReportState.FAILED, attempts__lt=MOST_ATTEMPTS)
    failed.silent_since(clock.now() - WAIT_AFTER_FAILURE).update(state=ReportState.WAITING)
    return list(Report.objects.waiting().order_by("period_end").values_list("pk", flat=True))


def ask_officers() -> int:
    """Ask the officers whose notes the next report waits for (LA-11). Returns how many people were asked now."""
    report = oldest_waiting()
    if report is None:
        return 0
    period = Period(report.period_start, report.period_end)
    return asking.ask_officers(period_end=period.end, period=period.words)


def next_waiting() -> int | None:
    """Return the id of the oldest report that waits: it may have waited for the one that was just built."""
    return Report.objects.waiting().order_by("period_end").values_list("pk", flat=True).first()


@transaction.atomic
def forget_unconfirmed() -> int:
    """Delete the addresses of followers that nobody confirmed in time. Returns how many."""
    old = Follower.objects.filter(confirmed_on=None, asked_on__lt=clock.today() - timedelta(days=DAYS_TO_CONFIRM))
    return old.delete()[0]


@transaction.atomic
def _release(report_id: int) -> None:
    """Free one report whose worker is gone; a worker that is only slow still holds its lock."""
    if not try_lock(report_id):
        return
    report = Report.objects.select_for_update().get(pk=report_id)
    if report.state != ReportState.BUILDING:
        return
    log.warning("report lost by its worker", report=report.slug, attempt=report.attempts)
    if report.attempts >= MOST_ATTEMPTS:
        fail(report, why="The worker stopped in the middle each time.")
    else:
        Report.objects.filter(pk=report_id).update(state=ReportState.WAITING)
