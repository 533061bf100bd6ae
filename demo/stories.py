"""Reads the trial stories, and works out the days on which they happened."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from lib import clock, starting_data

FILE = Path(__file__).parent / "stories.toml"
DEVON = ZoneInfo("Europe/London")
MONTHS_OF_A_QUARTER = 3


def quarter_start(quarter: int) -> date:
    """Return the first day of a quarter: 0 is the one that today is in, -1 the one before."""
    today = clock.today()
    months = today.year * 12 + (today.month - 1) // MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER
    year, month = divmod(months + quarter * MONTHS_OF_A_QUARTER, 12)
    return date(year, month + 1, 1)


def moment(quarter: int, day: int, *, later: int = 0) -> datetime:
    """Return ten in the morning of a day: `day` days into a past quarter, or before today (negative) in this one.

    `later` days are added; the result is never after now, and a day of a past quarter stays in that quarter.
    """
    if quarter == 0:
        wanted = min(clock.today() + timedelta(days=day + later), clock.today())
    else:
        last = quarter_start(quarter + 1) - timedelta(days=1)
        wanted = min(quarter_start(quarter) + timedelta(days=day + later), last)
    return min(datetime.combine(wanted, time(10), tzinfo=DEVON), clock.now())


@dataclass(frozen=True)
class _Told:
    quarter: int
    day: int

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """Return the record of one table of the file. Raises TypeError for a key that it does not know."""
        known = {each.name for each in fields(cls)}
        if unknown := set(row) - known:
            raise TypeError(f"demo/stories.toml has keys that nothing reads: {sorted(unknown)}")
        return cls(**row)

    def at(self, later: int = 0) -> datetime:
        """Return when it happened, `later` days on."""
        return moment(self.quarter, self.day, later=later)


@dataclass(frozen=True)
class Story(_Told):
    """What a made-up person told us, and what became of it."""

    key: str
    fate: str
    valued: str
    needs_change: str
    cornerstones: list[str]
    speaker: str = "parent-carer"
    voice: str = "own"
    group_size: int | None = None
    channel: str = "web"
    readers: str = "forum"
    district: str = ""
    phase: str = ""
    setting: str = ""
    about_one_child: str = ""
    may_quote: bool = False
    redact: list[list[str]] = field(default_factory=list)
    ground: str = ""
    worry: str = ""


@dataclass(frozen=True)
class Answer(_Told):
    """What the made-up council answered."""

    stories: list[str]
    said: str
    outcome: str
    answer: str
    owner: str
    cornerstone: str
    key: str = ""
    reason: str = ""
    evidence: str = ""
    due_in_days: int = 0
    area_of_weakness: str = ""
    theme: str = ""


def stories() -> list[Story]:
    """Return every trial story, oldest first."""
    return sorted((Story.of(row) for row in starting_data.read(FILE)["story"]), key=lambda story: story.at())


def answers() -> list[Answer]:
    """Return every published trial answer, oldest first."""
    return sorted((Answer.of(row) for row in starting_data.read(FILE)["answer"]), key=lambda answer: answer.at())


def drafts() -> list[Answer]:
    """Return the trial answers that are still being written."""
    return [Answer.of({"quarter": 0, "day": -1, **row}) for row in starting_data.read(FILE)["draft"]]
