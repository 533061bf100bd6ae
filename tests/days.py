"""Days for tests, by the calendar of Devon: an hour before midnight in November is another day in the summer's time."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from lib import clock

DEVON = ZoneInfo("Europe/London")


def noon(day: date) -> datetime:
    """Return noon of a day."""
    return datetime.combine(day, time(12), tzinfo=DEVON)


def noon_before(days: int) -> datetime:
    """Return noon of the day that was so many days before today."""
    return noon(clock.today() - timedelta(days=days))
