"""What every line at the desk says about an item, and how long it has waited. Never words, contact details or code."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from feedback.enums import Channel, Readers, Speaker, Voice
from feedback.models import Submission
from lib import clock, working_days
from lib.due import is_overdue, working_days_in_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long something has waited, in working days, and by when it is due; `late` on a weekend too."""

    days: int
    due_on: date
    late_by: int
    late: bool

    @property
    def words(self) -> str:
        """The same in words."""
        if self.late:
            return f"Late by {working_days_in_words(self.late_by)}" if self.late_by else "Late"
        return f"Has waited {working_days_in_words(self.days)}" if self.days > 0 else "Came in today"


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """Who spoke and how, for whose eyes it is, and how long it waits."""

    submission: Submission
    reference: str
    speaker: str
    voice: str
    channel: str
    council_only: bool
    received_on: date
    waiting: Waiting


def facts_of(submission: Submission, within: int) -> dict[str, Any]:
    """Return the fields of ItemFacts, for any line that adds its own; `within` is in working days."""
    return {
        "submission": submission,
        "reference": submission.reference,
        "speaker": Speaker(submission.speaker).label,
        "voice": Voice(submission.voice).label,
        "channel": Channel(submission.channel).label,
        "council_only": submission.readers == Readers.COUNCIL_ONLY,
        "received_on": submission.received_on,
        "waiting": waited(submission.received_on, within),
    }


def waited(received_on: date, within: int) -> Waiting:
    """Return how long something received on a day has waited, when it is due `within` working days."""
    due_on = working_days.add(received_on, within)
    days = working_days.between(received_on, clock.today())
    return Waiting(
        days=max(days, 0),
        due_on=due_on,
        late_by=max(working_days.between(due_on, clock.today()), 0),
        late=is_overdue(due_on),
    )


def last_late_day(within: int) -> date:
    """Return the newest day on which something that waits now must have come in to be late by now."""
    day = clock.today()
    while not is_overdue(working_days.add(day, within)):
        day -= timedelta(days=1)
    return day
