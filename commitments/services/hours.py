"""Volunteers write down, change and delete their own hours; the forum's lead says thank you (PP-13)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.enums import Task
from commitments.models import HoursTakenBack, ThankYou, VolunteerHours
from commitments.models.hour_rules import MONTH_IS_CLOSED
from commitments.selectors.hours import is_open, leads_the_forum, volunteers_of
from lib import clock
from lib.codes import keyed_hash

CLOSED = "This month is closed. Hours are written down until ten days after its end."


class HoursRefused(ValueError):
    """The hours cannot be written like this. `str(error)` says what to do."""


@transaction.atomic
def log_hours(*, by: User, on: date, quarters: int, task: str, token: str) -> VolunteerHours:
    """Write one's own hours down. The same form sent twice returns the first. Raises PermissionDenied, HoursRefused."""
    require(by, Permission.LOG_HOURS)
    _refuse_unless_open(on)
    key = keyed_hash(f"{by.pk} {token}", purpose="hours")
    told = {"by": by, "on": on, "quarters": quarters, "task": Task(task)}
    with _refused_where_closed():
        return VolunteerHours.objects.get_or_create(made_key=key, defaults=told)[0]


@transaction.atomic
def change_hours(*, entry: VolunteerHours, by: User, on: date, quarters: int, task: str) -> VolunteerHours:
    """Change one's own entry while its month is open. Raises PermissionDenied, HoursRefused."""
    own = _own(entry, by)
    _refuse_unless_open(on)
    own.on, own.quarters, own.task = on, quarters, Task(task)
    with _refused_where_closed():
        own.save()
    return own


@transaction.atomic
def delete_hours(*, entry: VolunteerHours, by: User) -> None:
    """Delete one's own entry while its month is open. Raises PermissionDenied, HoursRefused."""
    own = _own(entry, by)
    with _refused_where_closed():
        own.delete()


@transaction.atomic
def take_back_hours(*, of: User, by: User) -> int:
    """Delete all hours of a person who asks for it, also those of closed months; the day of it is kept.

    Built reports stay as they are; those to come count less. Returns how many entries went; the same again is none.
    Raises PermissionDenied: one takes back one's own hours, an administrator those of somebody who has left.
    """
    require(by, Permission.LOG_HOURS if of.pk == by.pk else Permission.ADMINISTER)
    mine = VolunteerHours.objects.filter(by=of)
    if not mine.exists():
        return 0
    HoursTakenBack.objects.get_or_create(of=of, on=clock.today(), defaults={"by": by})
    return mine.delete()[0]


@transaction.atomic
def say_thank_you(*, by: User, to: User, words: str, expenses: str = "", reward: str = "") -> ThankYou:
    """Keep that a volunteer of one's own forum was thanked. The same on one day returns the first.

    Raises PermissionDenied.
    """
    if not leads_the_forum(by) or to not in volunteers_of(by):
        raise PermissionDenied
    User.objects.select_for_update(of=("self",)).get(pk=to.pk)
    said: dict[str, Any] = {
        "by": by,
        "to": to,
        "words": words,
        "expenses": expenses,
        "reward": reward,
        "on": clock.today(),
    }
    return ThankYou.objects.get_or_create(**said)[0]


def _own(entry: VolunteerHours, by: User) -> VolunteerHours:
    require(by, Permission.LOG_HOURS)
    if entry.by_id != by.pk:
        raise PermissionDenied
    locked = VolunteerHours.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    _refuse_unless_open(locked.on)
    return locked


def _refuse_unless_open(on: date) -> None:
    if on > clock.today():
        raise HoursRefused("Enter a day that is not in the future.")
    if not is_open(on):
        raise HoursRefused(CLOSED)


@contextmanager
def _refused_where_closed() -> Iterator[None]:
    """Say kindly what the database says of a month that was closed since the day was checked."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if MONTH_IS_CLOSED not in str(error):
            raise
        raise HoursRefused(CLOSED) from error
