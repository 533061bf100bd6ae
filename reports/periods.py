"""The fixed periods of progress reports: whole calendar months, counted from January, that have ended.

Never a free range and never a part of a month: the difference between two ranges would give small groups away.
"""

from calendar import month_name, monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DEVON_TIME = ZoneInfo("Europe/London")
LENGTHS = (1, 3, 6, 12)  # months; each divides the year, so no period crosses its end


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days from `start` up to and with `end`."""

    start: date
    end: date

    @property
    def slug(self) -> str:
        """Its address, such as "2026-07-to-2026-09", or "2026-07" for one month."""
        first, last = f"{self.start:%Y-%m}", f"{self.end:%Y-%m}"
        return first if first == last else f"{first}-to-{last}"

    @property
    def words(self) -> str:
        """Its name, such as "July to September 2026"."""
        first, last = month_name[self.start.month], month_name[self.end.month]
        return f"{last} {self.end.year}" if first == last else f"{first} to {last} {self.end.year}"

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first moment after it, by the clocks of Devon."""
        return _midnight(self.start), _midnight(self.end + timedelta(days=1))

    def has_ended(self, today: date) -> bool:
        """Say whether `today` comes after its last day."""
        return today > self.end

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two share a day."""
        return self.start <= other.end and other.start <= self.end


def containing(day: date, *, months: int) -> Period:
    """Return the period of `months` months that holds `day`. Raises ValueError for a length that is not offered."""
    if months not in LENGTHS:
        raise ValueError(f"A report covers 1, 3, 6 or 12 months, not {months}.")
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return Period(date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))


def last_ended(today: date, *, months: int) -> Period:
    """Return the period that ended most recently before `today`."""
    return containing(containing(today, months=months).start - timedelta(days=1), months=months)


def ended(*, since: date, today: date, months: int) -> list[Period]:
    """Return every ended period, newest first, from the one that holds `since`."""
    found = []
    period = last_ended(today, months=months)
    while period.end >= since:
        found.append(period)
        period = containing(period.start - timedelta(days=1), months=months)
    return found


def fitting(whole: Period, *, taken: Iterable[Period]) -> list[Period]:
    """Return `whole`, or where reports cover some of its days the longest fixed periods that fit between them.

    So no day is left out when somebody changes how long periods are. The earliest first.
    """
    there = list(taken)
    if not any(whole.overlaps(other) for other in there):
        return [whole]
    found: list[Period] = []
    for months in reversed(LENGTHS):
        period = containing(whole.start, months=months)
        while whole.start <= period.start and period.end <= whole.end:
            if not any(period.overlaps(other) for other in (*there, *found)):
                found.append(period)
            period = containing(period.end + timedelta(days=1), months=months)
    return sorted(found)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=DEVON_TIME)
