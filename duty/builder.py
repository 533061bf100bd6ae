"""Telling the next person on duty about an alert that nobody picked up (LA-16), and clearing what nobody needs.

The row of an alert is locked while somebody is told, and what is told is written in the same transaction: two sweeps,
or one that was killed and begun again, tell each person once. A clock that jumps makes one step due, never several.
"""

from datetime import timedelta

import structlog
from django.db import transaction

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import people_in
from authority.selectors import settings
from duty.enums import ALERT_STATES, AlertState, Reason
from duty.models import Absence, Alert, AlertStep, DutyPhone
from duty.selectors.alerts import EACH_HOUR, due, first_wait, is_due, longest_wait
from duty.selectors.on_duty import OnDuty, on_duty
from duty.selectors.rota import long_past_absences, number_of
from duty.wording import alerting
from lib import clock
from outbox.enums import Channel
from outbox.providers import sends_texts
from outbox.services import post

log = structlog.get_logger("portal.duty")
ALONE = 1  # the round in which one after the other is told


def tell_whoever_is_next() -> int:
    """Go on with every alert that is due, each in its own transaction. Returns how many people were told."""
    return sum(step_on(alert_id=number) for number in due())


@transaction.atomic
def step_on(*, alert_id: int) -> int:
    """Tell whoever is next about one alert, if it is time. Returns how many people were told. Safe to run twice."""
    alert = Alert.objects.select_for_update(of=("self",)).filter(pk=alert_id, state=AlertState.WAITING).first()
    if alert is None or not is_due(alert.due_at, longest_wait()):
        return 0
    if alert.round == ALONE and (someone := _next(alert)):
        _tell(alert, someone)
        return _wait(alert, first_wait(), told=1)
    if alert.is_test:
        return _end(alert)
    return _everybody_again(alert)


def _next(alert: Alert) -> OnDuty | None:
    """Return the next person of the rota as it is now who was not told yet."""
    told = set(alert.steps.values_list("person", flat=True))
    every = on_duty(clock.now())
    if alert.first_to_id:
        handed = [OnDuty(each.person, Reason.HANDED) for each in every if each.person.pk == alert.first_to_id]
        every = [*handed, *every]
    return next((each for each in every if each.person.pk not in told), None)


def _everybody_again(alert: Alert) -> int:
    """Tell every lead and every administrator at once; so each hour until somebody picks it up."""
    alert.round += 1
    leads = [OnDuty(each.person, Reason.AGAIN) for each in on_duty(clock.now())]
    known = {each.person.pk for each in leads}
    others: list[User] = [one for one in people_in(Role.ADMINISTRATOR) if one.pk not in known]
    everyone = [*leads, *(OnDuty(each, Reason.ADMINISTRATOR) for each in others)]
    for each in everyone:
        _tell(alert, each)
    if not leads:
        log.error("no_safeguarding_lead", alert=alert.pk)
    return _wait(alert, EACH_HOUR, told=len(everyone))


def _wait(alert: Alert, how_long: timedelta, *, told: int) -> int:
    alert.due_at = clock.now() + how_long
    alert.save(update_fields=("round", "due_at"))
    return told


def _end(alert: Alert) -> int:
    ALERT_STATES.check(alert.state, AlertState.ENDED)
    alert.state = AlertState.ENDED
    alert.save(update_fields=("state",))
    return 0


def _tell(alert: Alert, whom: OnDuty) -> None:
    number = number_of(whom.person) if sends_texts() else ""
    step = AlertStep.objects.create(
        alert=alert, round=alert.round, person=whom.person, reason=whom.reason, at=clock.now(), by_text=bool(number)
    )
    words = alerting(
        is_test=alert.is_test,
        quiet_hours=settings().quiet_hours if alert.is_reminder else 0,
        again=alert.round > ALONE,
        administrator=whom.reason == Reason.ADMINISTRATOR,
        minutes=settings().alert_minutes,
    )
    key = f"duty:{alert.pk}:{step.round}:{step.person_id}"
    post(key=f"{key}:email", to=whom.person.email, subject=words.subject, body=words.body)
    if number:
        post(key=f"{key}:text", to=number, subject=words.subject, body=words.text, channel=Channel.TEXT)


def clear_what_nobody_needs() -> int:
    """Delete numbers of people who are no leads any more, and absences long past. Returns how many there were."""
    numbers, _each = DutyPhone.objects.exclude(person__in=people_in(Role.SAFEGUARDING_LEAD)).delete()
    absences, _each = Absence.objects.filter(pk__in=long_past_absences()).delete()
    return numbers + absences
