"""Hours of volunteers: one's own on a page, and totals that give nobody away for a report."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Sum
from django.http import Http404

from accounts.enums import Permission, Sector
from accounts.models import User
from accounts.selectors import people_who_may
from commitments.models import ClosedMonth, ThankYou, VolunteerHours
from commitments.models.months import OPEN_DAYS
from lib import clock
from lib.disclosure import release

VOLUNTEERS, HOURS = "Volunteers", "Hours"
ROUND_TO = 5


@dataclass(frozen=True)
class Entry:
    """What somebody gave on one day; `open` while they may change it."""

    pk: int
    on: date
    words: str
    task: str
    open: bool


@dataclass(frozen=True)
class OwnHours:
    """One's own hours, the newest first, with the sum of this year, and how one was thanked."""

    entries: tuple[Entry, ...]
    this_year: str
    thanks: tuple[ThankYou, ...]


def own_hours(user: User) -> OwnHours:
    """Return somebody's own hours. Three queries."""
    mine = VolunteerHours.objects.filter(by=user)
    year = mine.filter(on__year=clock.today().year).aggregate(sum=Sum("quarters"))["sum"] or 0
    found = tuple(
        Entry(one.pk, one.on, in_hours(one.quarters), one.get_task_display(), is_open(one.on)) for one in mine
    )
    return OwnHours(found, in_hours(year), tuple(ThankYou.objects.filter(to=user)))


def _entry(one: VolunteerHours) -> Entry:
    return Entry(one.pk, one.on, in_hours(one.quarters), one.get_task_display(), is_open(one.on))


def entry_of(user: User, pk: int) -> VolunteerHours:
    """Return one of somebody's own entries that they may still change. Raises Http404."""
    found = VolunteerHours.objects.filter(by=user, pk=pk).first()
    if found is None or not is_open(found.on):
        raise Http404
    return found


def is_open(day: date) -> bool:
    """Say whether hours of this day may still be written, changed and deleted: its month closes ten days after it."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    return clock.today() <= last + timedelta(days=OPEN_DAYS)


def in_hours(quarters: int) -> str:
    """Return quarter hours in words: "1 hour", "2.5 hours"."""
    hours = f"{quarters / 4:g}"
    return f"{hours} hour" if hours == "1" else f"{hours} hours"


def volunteers_between(first: date, last: date) -> dict[str, Any] | None:
    """Return how many volunteers gave how many hours, as published: few volunteers hide both numbers.

    Volunteers go through disclosure control as protected. Hours are rounded to five, and hidden with the volunteers.
    None where hours of these days were deleted because their time was over: a part would be told as the whole.
    """
    if ClosedMonth.objects.filter(last_day__gte=first, last_day__lte=last, cleared_on__isnull=False).exists():
        return None
    told = VolunteerHours.objects.filter(on__range=(first, last))
    counted = told.aggregate(people=Count("by", distinct=True), quarters=Sum("quarters"))
    table = release({VOLUNTEERS: counted["people"]}, title=VOLUNTEERS, of="volunteers", protected=True)
    shown = bool(table.cell(VOLUNTEERS).shown)
    rounded = int((counted["quarters"] or 0) / 4 / ROUND_TO + 0.5) * ROUND_TO
    return {"volunteers": table.as_json(), "hours": rounded if shown else None}


def leads_the_forum(user: User) -> bool:
    """Say whether this person is the lead of an organisation of families: the forum's."""
    organisation = user.organisation
    return bool(organisation and organisation.sector == Sector.FAMILIES and user.may(Permission.ACCEPT_ACTION))


def volunteers_of(user: User) -> list[User]:
    """Return the other volunteers of somebody's own organisation, by name."""
    found = people_who_may(Permission.LOG_HOURS)
    return [one for one in found if one.organisation_id == user.organisation_id and one.pk != user.pk]


def thanks_by(user: User) -> tuple[ThankYou, ...]:
    """Return the thanks that somebody wrote down, the newest first."""
    return tuple(ThankYou.objects.filter(by=user).select_related("to"))
