"""People of the rota, their hours, and moments on the clock in Devon."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from accounts.enums import Role
from accounts.models import User
from duty.models import Absence, Shift
from duty.services.alerts import raise_alert
from tests.feedback.factories import person

DEVON = ZoneInfo("Europe/London")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def at(text: str, *, fold: int = 0) -> datetime:
    """Return a moment on the clock in Devon: at("2026-11-27 22:30"). fold=1 is the second time an hour comes."""
    return datetime.fromisoformat(text).replace(tzinfo=DEVON, fold=fold).astimezone(UTC)


def lead(name: str) -> User:
    return person(Role.SAFEGUARDING_LEAD, name=name)


def shift(who: User, day: int, begins: str, ends: str, turn: str = "first") -> Shift:
    hours = {"begins": time.fromisoformat(begins), "ends": time.fromisoformat(ends)}
    return Shift.objects.create(person=who, weekday=day, turn=turn, **hours)


def every_day(who: User, begins: str, ends: str, turn: str = "first") -> None:
    for day in range(7):
        shift(who, day, begins, ends, turn)


def away(who: User, first: str, last: str = "") -> Absence:
    return Absence.objects.create(person=who, first_day=first, last_day=last or first)


def an_alert(key: str = "concern:1:0", **more: object):
    return raise_alert(key=key, **more)
