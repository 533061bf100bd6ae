"""Who is on duty at a moment, by the clock on the wall in Devon, at both clock changes too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import people_in
from duty.enums import Reason, Turn
from duty.models import Absence, Shift

DEVON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
REASON_OF_TURN = {Turn.FIRST: Reason.FIRST, Turn.DEPUTY: Reason.DEPUTY}
ORDER = (Reason.FIRST, Reason.DEPUTY, Reason.LAST_RESORT)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """One person whom an alert goes to, and why it is them."""

    person: User
    reason: Reason


def on_duty(now: datetime) -> list[OnDuty]:
    """Return whom an alert goes to at this moment, in order: first, deputies, then every other lead as a last resort.

    Only people who are safeguarding leads now are among them. Who is away comes last of all, so that an alert is never
    without anybody while there is a lead. Empty where nobody holds the role. Three queries.
    """
    leads = {lead.pk: lead for lead in people_in(Role.SAFEGUARDING_LEAD)}
    away = _away(now)
    by_person: dict[int, Reason] = {}
    for shift in Shift.objects.filter(person__in=leads):
        begun_on = _begun_on(shift, now)
        if begun_on and not away.get(shift.person_id, set()) & {begun_on, _day(now)}:
            reason = REASON_OF_TURN[Turn(shift.turn)]
            by_person[shift.person_id] = min(by_person.get(shift.person_id, reason), reason, key=ORDER.index)
    found = [OnDuty(lead, by_person.get(pk, Reason.LAST_RESORT)) for pk, lead in leads.items()]
    return sorted(found, key=lambda each: _place(each, away=_day(now) in away.get(each.person.pk, set())))


def span(day: date, begins: time, ends: time) -> tuple[datetime, datetime]:
    """Return from when to when (in UTC) a shift lasts that begins on `day`.

    An hour that the clocks skip or repeat belongs to whoever ends in it and to whoever begins in it: two people are
    better than none.
    """
    last_day = day if ends > begins else day + ONE_DAY
    return min(_both(day, begins)), max(_both(last_day, ends))


def _both(day: date, at: time) -> tuple[datetime, datetime]:
    local = datetime.combine(day, at, tzinfo=DEVON)
    return local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)


def _day(moment: datetime) -> date:
    return moment.astimezone(DEVON).date()


def _begun_on(shift: Shift, now: datetime) -> date | None:
    """Return the day on which the shift began that lasts now, or None."""
    for day in (_day(now), _day(now) - ONE_DAY):
        if day.weekday() == shift.weekday:
            begins, ends = span(day, shift.begins, shift.ends)
            if begins <= now < ends:
                return day
    return None


def _away(now: datetime) -> dict[int, set[date]]:
    """Return on which of yesterday and today each person is away: a night belongs to the day on which it begins."""
    today = _day(now)
    absences = Absence.objects.filter(first_day__lte=today, last_day__gte=today - ONE_DAY)
    found: dict[int, set[date]] = {}
    for absence, day in _days(absences, (today - ONE_DAY, today)):
        found.setdefault(absence.person_id, set()).add(day)
    return found


def _days(absences: Iterable[Absence], days: tuple[date, ...]) -> Iterator[tuple[Absence, date]]:
    for absence in absences:
        for day in days:
            if absence.first_day <= day <= absence.last_day:
                yield absence, day


def _place(each: OnDuty, *, away: bool) -> tuple[int, bool, str, int]:
    return ORDER.index(each.reason), away, each.person.name, each.person.pk
