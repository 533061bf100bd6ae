"""The dates by which things will happen."""

from dataclasses import dataclass
from datetime import date

from authority.selectors import settings
from lib import working_days


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
