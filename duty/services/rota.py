"""Writes of the rota: shifts, absences, one's own number, the out-of-hours line (AD-09)."""

from datetime import date, time

from django.db import transaction

from accounts.enums import Permission, Role
from accounts.models import User
from accounts.permissions import require
from duty.enums import Turn, Weekday
from duty.models import Absence, DutyPhone, OutOfHours, Shift

KEEPERS = (Permission.ADMINISTER, Permission.HANDLE_CONCERNS)


class NotALead(ValueError):
    """Only a safeguarding lead can be on the rota: nobody else may read what an alert is about."""


class ShiftThere(ValueError):
    """This person has a shift at exactly these hours already."""


@transaction.atomic
def add_shift(*, by: User, person: User, weekday: int, begins: time, ends: time, turn: str) -> Shift:
    """Put a shift on the rota; the same again changes nothing. Returns it. Raises PermissionDenied, NotALead."""
    require(by, *KEEPERS)
    _refuse_unless_lead(person)
    hours = {"person": person, "weekday": Weekday(weekday), "begins": begins, "ends": ends}
    shift, _made = Shift.objects.get_or_create(**hours, defaults={"turn": Turn(turn)})
    return shift


@transaction.atomic
def change_shift(*, shift: Shift, by: User, person: User, weekday: int, begins: time, ends: time, turn: str) -> Shift:
    """Change a shift. Returns it. Raises PermissionDenied, NotALead, ShiftThere."""
    require(by, *KEEPERS)
    _refuse_unless_lead(person)
    locked = Shift.objects.select_for_update().get(pk=shift.pk)
    same = Shift.objects.filter(person=person, weekday=weekday, begins=begins, ends=ends).exclude(pk=shift.pk)
    if same.exists():
        raise ShiftThere("This person has these hours on this day already. Change the other shift, or take it out.")
    locked.person, locked.weekday, locked.turn = person, Weekday(weekday), Turn(turn)
    locked.begins, locked.ends = begins, ends
    locked.save()
    return locked


@transaction.atomic
def remove_shift(*, shift: Shift, by: User) -> None:
    """Take a shift off the rota; its history stays. Raises PermissionDenied."""
    require(by, *KEEPERS)
    Shift.objects.filter(pk=shift.pk).delete()


@transaction.atomic
def add_absence(*, by: User, person: User, first_day: date, last_day: date) -> Absence:
    """Note whole days on which somebody is away; the same again changes nothing. Returns it.

    Raises PermissionDenied, NotALead.
    """
    require(by, *KEEPERS)
    _refuse_unless_lead(person)
    absence, _made = Absence.objects.get_or_create(person=person, first_day=first_day, last_day=last_day)
    return absence


@transaction.atomic
def remove_absence(*, absence: Absence, by: User) -> None:
    """Take an absence out: they are there after all. Raises PermissionDenied."""
    require(by, *KEEPERS)
    Absence.objects.filter(pk=absence.pk).delete()


@transaction.atomic
def keep_number(*, by: User, number: str) -> None:
    """Keep where a text reaches `by`, or delete it where it is empty. Raises PermissionDenied for who is no lead."""
    require(by, Permission.HANDLE_CONCERNS)
    if number:
        DutyPhone.objects.update_or_create(person=by, defaults={"number": number})
    else:
        DutyPhone.objects.filter(person=by).delete()


@transaction.atomic
def say_out_of_hours(*, by: User, name: str, phone: str, hours: str, action: str) -> OutOfHours:
    """Keep what holds at night and at weekends. Returns it. Raises PermissionDenied."""
    require(by, *KEEPERS)
    words = {"name": name, "phone": phone, "hours": hours, "action": action}
    kept, _made = OutOfHours.objects.update_or_create(only=True, defaults=words)
    return kept


def _refuse_unless_lead(person: User) -> None:
    if not person.is_active or Role.SAFEGUARDING_LEAD not in person.roles:
        raise NotALead(f"{person.name} is no safeguarding lead. An administrator can give them the role first.")
