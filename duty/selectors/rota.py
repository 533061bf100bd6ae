"""The rota as a week at a glance, with the gaps in it in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import people_in
from duty.enums import Turn, Weekday
from duty.models import Absence, DutyPhone, OutOfHours, Shift
from lib import clock

DAY = 24 * 60
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One shift in the week; `counts` is false where its person is no safeguarding lead any more."""

    pk: int
    person: str
    hours: str
    turn: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week with the shifts that begin on it."""

    name: str
    shifts: tuple[ShiftLine, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who can be on the rota, and whether a text reaches them."""

    pk: int
    name: str
    has_number: bool
    has_shift: bool


@dataclass(frozen=True, slots=True)
class Rota:
    """The whole rota as its page shows it. `gaps` are times of the week with nobody, in words."""

    days: tuple[Day, ...]
    gaps: tuple[str, ...]
    absences: tuple[Absence, ...]
    leads: tuple[Lead, ...]


def rota() -> Rota:
    """Return the week, its gaps, who is away now or soon, and every lead."""
    leads = people_in(Role.SAFEGUARDING_LEAD)
    ids = {lead.pk for lead in leads}
    shifts = list(Shift.objects.select_related("person").order_by("weekday", "begins", "pk"))
    counted = [shift for shift in shifts if shift.person_id in ids]
    absences = Absence.objects.select_related("person").filter(last_day__gte=clock.today())
    return Rota(
        days=tuple(Day(day.label, _lines(shifts, day, ids)) for day in Weekday),
        gaps=tuple(gaps(counted)),
        absences=tuple(absences),
        leads=tuple(_leads(leads, counted)),
    )


def gaps(shifts: Sequence[Shift]) -> list[str]:
    """Return the times of a week in which nobody is on duty, in words: "Friday 17:00 to Monday 09:00"."""
    covered = [False] * WEEK
    for shift in shifts:
        for minute in range(_start(shift), _start(shift) + _length(shift)):
            covered[minute % WEEK] = True
    if not any(covered):
        return ["The whole week"]
    return [f"{_moment(start)} to {_moment(end)}" for start, end in _holes(covered)]


def shift(pk: int) -> Shift | None:
    """Return one shift, or None."""
    return Shift.objects.select_related("person").filter(pk=pk).first()


def absence(pk: int) -> Absence | None:
    """Return one absence, or None."""
    return Absence.objects.select_related("person").filter(pk=pk).first()


def out_of_hours() -> OutOfHours:
    """Return what holds out of hours, empty before anybody wrote it."""
    return OutOfHours.objects.first() or OutOfHours()


def number_of(person: User) -> str:
    """Return the number for texts of this person, for themselves and for the message; empty where there is none."""
    found = DutyPhone.objects.filter(person=person).first()
    return found.number if found else ""


def leads() -> list[User]:
    """Return everybody who can be on the rota."""
    return people_in(Role.SAFEGUARDING_LEAD)


def long_past_absences() -> list[int]:
    """Return the ids of absences that ended 30 days ago."""
    before = clock.today() - timedelta(days=30)
    return list(Absence.objects.filter(last_day__lt=before).values_list("pk", flat=True))


def _lines(shifts: Sequence[Shift], day: Weekday, ids: set[int]) -> tuple[ShiftLine, ...]:
    return tuple(
        ShiftLine(each.pk, each.person.name, _hours(each), Turn(each.turn).label, each.person_id in ids)
        for each in shifts
        if each.weekday == day
    )


def _hours(shift: Shift) -> str:
    if shift.begins == shift.ends:
        return f"{shift.begins:%H:%M}, for 24 hours"
    next_day = " the next day" if shift.ends < shift.begins else ""
    return f"{shift.begins:%H:%M} to {shift.ends:%H:%M}{next_day}"


def _leads(people: Sequence[User], shifts: Sequence[Shift]) -> list[Lead]:
    numbers = set(DutyPhone.objects.filter(person__in=people).values_list("person", flat=True))
    working = {shift.person_id for shift in shifts}
    return [Lead(each.pk, each.name, each.pk in numbers, each.pk in working) for each in people]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _start(shift: Shift) -> int:
    return shift.weekday * DAY + _minutes(shift.begins)


def _length(shift: Shift) -> int:
    length = (_minutes(shift.ends) - _minutes(shift.begins)) % DAY
    return length or DAY


def _holes(covered: Sequence[bool]) -> list[tuple[int, int]]:
    """Return from which minute to which nobody is there; a hole over the end of the week stays one."""
    first = covered.index(True)
    found, start = [], None
    for number in range(first, first + WEEK + 1):
        minute = number % WEEK
        if not covered[minute] and start is None:
            start = minute
        elif covered[minute] and start is not None:
            found.append((start, minute))
            start = None
    return sorted(found)


def _moment(minute: int) -> str:
    return f"{Weekday(minute // DAY).label} {minute % DAY // 60:02}:{minute % 60:02}"
