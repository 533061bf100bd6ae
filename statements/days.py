"""When the next annual statement is due and which days it covers. Pure: it asks nobody what day it is.

Regulation 56(2) of the SEND Regulations 2014 asks for it "at least annually". We count 365 days from the day on which
the last one was published; where there was none, from the day on which the first feedback came.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from lib.due import in_full
from statements.enums import Reminder

A_YEAR = timedelta(days=365)
PREPARED_BEFORE = timedelta(days=30)  # so long before it is due the worker makes a draft by itself


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days from `start` up to and with `end`."""

    start: date
    end: date

    @property
    def slug(self) -> str:
        """Its address: "2025-11-01-to-2026-10-31"."""
        return f"{self.start:%Y-%m-%d}-to-{self.end:%Y-%m-%d}"

    @property
    def words(self) -> str:
        """Its days in words: "1 November 2025 to 31 October 2026"."""
        return f"{in_words(self.start)} to {in_words(self.end)}"


@dataclass(frozen=True, slots=True)
class Last:
    """The newest published statement: the last day that it covers, and the day on which it was first published."""

    end: date
    published_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """The next statement: its first day, and the day by which it must be published."""

    start: date
    due_on: date

    def days(self, today: date) -> Days | None:
        """Return what a statement asked for today would cover: up to yesterday, a year at most. None: no day yet."""
        end = min(self.start + A_YEAR - timedelta(days=1), today - timedelta(days=1))
        return Days(self.start, end) if end >= self.start else None

    def left(self, today: date) -> int:
        """Return how many days are left; less than nought when it is late."""
        return (self.due_on - today).days

    def is_late(self, today: date) -> bool:
        """Say whether the day has passed."""
        return today > self.due_on

    def is_to_prepare(self, today: date) -> bool:
        """Say whether the worker should make a draft without being asked."""
        return today >= self.due_on - PREPARED_BEFORE

    def reminder(self, today: date) -> Reminder | None:
        """Return the latest reminder that is due. A day on which nothing ran is caught up with."""
        left = self.left(today)
        return next((each for each in reversed(Reminder) if left <= int(each)), None)

    @property
    def due_words(self) -> str:
        """The day in words, with its weekday, because it is a promise."""
        return in_full(self.due_on)


def next_due(*, last: Last | None, first_feedback: date | None) -> Due | None:
    """Return the next statement; None while there was neither a statement nor any feedback."""
    if last:
        return Due(start=last.end + timedelta(days=1), due_on=last.published_on + A_YEAR)
    return Due(start=first_feedback, due_on=first_feedback + A_YEAR) if first_feedback else None


def in_words(day: date) -> str:
    """Return "1 November 2025"."""
    return f"{day.day} {day:%B %Y}"
