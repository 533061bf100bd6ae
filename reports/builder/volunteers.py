"""What volunteers gave: totals without names, of months that were closed when the period ended (PP-13)."""

from datetime import date, timedelta
from typing import Any

from commitments.selectors.hours import volunteers_between
from reports.periods import Period


def volunteers(period: Period) -> dict[str, Any] | None:
    """Return how many volunteers gave how many hours, as published, with the first and last day that this covers.

    A month stays open for ten days after its end, so it covers the same number of months, one month earlier: a second
    run says the same. None for a period so long ago that hours of it have been deleted.
    """
    last = period.end.replace(day=1) - timedelta(days=1)
    first = _month_before(period.start)
    told = volunteers_between(first, last)
    return told and {"first": first.isoformat(), "last": last.isoformat(), **told}


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
