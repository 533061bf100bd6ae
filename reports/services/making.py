"""The worker's part: ask for a report, try again."""

from django.db import IntegrityError, transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from lib.states import WrongState
from reports.enums import READY, ReportState
from reports.models import Report
from reports.periods import Period
from reports.selectors import ended_periods, missing_periods
from reports.tasks import queue, queue_files


class WrongPeriod(Exception):
    """A period for which no report can be asked. `str(error)` can be shown to the person who asked."""


@transaction.atomic
def ask_for_report(*, period: Period, by: User) -> Report:
    """Ask the worker for the report of an ended period; asking twice gives the same report. Returns it.

    Raises PermissionDenied, and WrongPeriod unless `period` is one of the calendar's, has ended, and shares no day
    with the period of another report.
    """
    require(by, Permission.EDIT_REPORTS)
    _check(period)
    if existing := Report.objects.filter(slug=period.slug).first():
        return existing
    try:
        with transaction.atomic():
            report = Report.objects.create(
                slug=period.slug, period_start=period.start, period_end=period.end, asked_by=by
            )
    except IntegrityError:
        return _made_meanwhile(period)
    queue(report.pk)
    return report


@transaction.atomic
def retry(*, report: Report, by: User) -> None:
    """Let the worker try a failed report again, five more times. Raises PermissionDenied, WrongState."""
    require(by, Permission.EDIT_REPORTS)
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if locked.state != ReportState.FAILED:
        raise WrongState(
            "This report is not waiting for you: the worker has it, or it is built.",
            before=locked.state,
            after=ReportState.WAITING,
        )
    Report.objects.filter(pk=locked.pk).update(state=ReportState.WAITING, attempts=0)
    queue(locked.pk)


@transaction.atomic
def make_files_again(*, report: Report, by: User) -> None:
    """Let the worker make the files of a report that are missing or failed. Again while it does: nothing more happens.

    Raises PermissionDenied, and WrongState for a report that is not built yet.
    """
    require(by, Permission.EDIT_REPORTS, Permission.ADMINISTER)
    if report.state not in READY:
        raise WrongState(
            "Files come with the report, and it is not built yet.", before=report.state, after=ReportState.BUILT
        )
    queue_files(report.pk)


def _check(period: Period) -> None:
    if not period.has_ended(clock.today()):
        raise WrongPeriod(f"Wait until {period.words} has ended. A report never covers days that are still to come.")
    if period not in (*ended_periods(), *missing_periods()):
        raise WrongPeriod("Choose one of the periods on the list. A report covers a whole period of the calendar.")


def _made_meanwhile(period: Period) -> Report:
    """Return the report that somebody else made in this moment. Raises WrongPeriod when it is of other days."""
    found = Report.objects.filter(slug=period.slug).first()
    if found is None:
        raise WrongPeriod(f"There is a report already that covers some days of {period.words}.")
    return found
