"""Closes months of volunteers' hours, and deletes hours and thanks whose time is over. Each is safe to run twice."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Max, Min

from commitments.models import ClosedMonth, HoursTakenBack, ThankYou, VolunteerHours
from commitments.models.hour_rules import CLOSING
from commitments.models.months import KEPT_YEARS, OPEN_DAYS
from lib import clock


@transaction.atomic
def close_months() -> int:
    """Close every month that ended more than ten days ago, from the first with hours or thanks. Returns how many.

    It waits for whoever writes hours at the moment. Of two at once one writes each month.
    """
    _alone()
    months = _months_to_close()
    ClosedMonth.objects.bulk_create([ClosedMonth(last_day=each) for each in months], ignore_conflicts=True)
    return len(months)


@transaction.atomic
def clear_what_is_over() -> int:
    """Delete hours, thanks and days of taking back of closed months that ended two years ago. Returns how many rows.

    It goes by time alone. A report that was not built in two years cannot count them any more, and leaves them out.
    """
    _alone()
    first_kept = clock.today().replace(day=1, year=clock.today().year - KEPT_YEARS)
    over = ClosedMonth.objects.filter(last_day__lt=first_kept)
    over.filter(cleared_on=None).update(cleared_on=clock.today())
    last = over.aggregate(last=Max("last_day"))["last"]
    if last is None:
        return 0
    return sum(record.objects.filter(on__lte=last).delete()[0] for record in (VolunteerHours, ThankYou, HoursTakenBack))


def _alone() -> None:
    """Take the lock of closing before anything else: rows first and the lock later would let two block each other."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock({CLOSING})")


def _months_to_close() -> list[date]:
    """Return the last days of months that are over and not closed yet, the earliest first."""
    newest = end_of_month(clock.today() - timedelta(days=OPEN_DAYS), months=-1)
    closed = ClosedMonth.objects.aggregate(last=Max("last_day"))["last"]
    month = end_of_month(closed, months=1) if closed else _first_month(newest)
    found = []
    while month <= newest:
        found.append(month)
        month = end_of_month(month, months=1)
    return found


def _first_month(newest: date) -> date:
    """Return the last day of the first month that has hours or thanks; of the newest that is over where none has."""
    days = [record.objects.aggregate(first=Min("on"))["first"] for record in (VolunteerHours, ThankYou)]
    return min([newest, *(end_of_month(day, months=0) for day in days if day)])


def end_of_month(day: date, *, months: int) -> date:
    """Return the last day of the month that lies so many months after the month of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
