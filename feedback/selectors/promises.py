"""The dates by which things will happen."""

from dataclasses import dataclass
from datetime import date, timedelta

from authority.selectors import settings
from lib import clock, working_days

YEARS_AHEAD = 5
TOO_FAR_AHEAD = f"Enter a date within the next {YEARS_AHEAD} years"


@dataclass(frozen=True, slots=True)
class Promises:
    """By when a person will have read something, and by when the council answers it first."""

    read_by: date
    answered_by: date


def promises(*, received_on: date) -> Promises:
    """Return what we promise for something received on a day, in working days in England, as the council set them."""
    days = settings()
    return Promises(
        read_by=working_days.add(received_on, days.moderated_within_days),
        answered_by=working_days.add(received_on, days.answered_within_days),
    )


def last_day_to_promise() -> date:
    """Return the last day that the council may promise: no family waits longer, and nobody checks it after that."""
    return clock.today() + timedelta(days=365 * YEARS_AHEAD + 2)  # two leap days at most
