"""Alerts as people see them: who was told when, for how long nobody has picked it up, who is next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from authority.selectors import settings
from duty.enums import AlertState, Reason
from duty.models import Alert
from lib import clock

EACH_HOUR = timedelta(hours=1)
TESTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One person who was told."""

    person: str
    reason: str
    at: datetime
    by_text: bool


@dataclass(frozen=True, slots=True)
class AlertView:
    """One alert: `waiting_for` is how long nobody has picked it up; `next_at` is empty once somebody has.

    Where `next_is_due` that time is over, and the next ones are told as soon as the worker looks.
    """

    pk: int
    is_test: bool
    is_reminder: bool
    raised_at: datetime
    state: str
    waits: bool
    waiting_for: str
    told: tuple[Told, ...]
    next_at: datetime | None
    next_is_due: bool
    answered_by: str
    answered_at: datetime | None


def due() -> list[int]:
    """Return the ids of alerts that nobody picked up in time, the longest waiting first.

    One whose next time lies further off than any wait can be is due too: the clock was wrong when it was written.
    """
    waiting = Alert.objects.filter(state=AlertState.WAITING)
    found = waiting.order_by("raised_at", "pk").values_list("pk", "due_at")
    longest = longest_wait()
    return [pk for pk, at in found if is_due(at, longest)]


def is_due(at: datetime, longest: timedelta) -> bool:
    """Say whether the next person is to be told now; `longest` as `longest_wait` gives it."""
    now = clock.now()
    return at <= now or at > now + longest


def longest_wait() -> timedelta:
    """Return how long any step of an alert waits at most. One query."""
    return max(EACH_HOUR, first_wait())


def first_wait() -> timedelta:
    """Return how long the next person on the rota waits for the one before."""
    return timedelta(minutes=settings().alert_minutes)


def of(keys: Iterable[str]) -> dict[str, AlertView]:
    """Return the alerts with these keys, by key; four queries."""
    return {one.key: shown for one, shown in _views(_whole().filter(key__in=list(keys)))}


def beginning(prefix: str) -> list[AlertView]:
    """Return the alerts whose keys begin so, in the order in which they were raised."""
    found = _whole().filter(key__startswith=prefix).order_by("raised_at", "pk")
    return [shown for _one, shown in _views(found)]


def tests() -> list[AlertView]:
    """Return the latest test alerts."""
    return [shown for _one, shown in _views(_whole().filter(is_test=True)[:TESTS_SHOWN])]


def unanswered() -> list[AlertView]:
    """Return the true alerts that nobody has picked up, oldest first. They say nothing of what they are about."""
    waiting = _whole().filter(is_test=False, state=AlertState.WAITING)
    return [shown for _one, shown in _views(waiting.order_by("raised_at", "pk"))]


def waiting_for(since: datetime) -> str:
    """Return how long ago a moment was: minutes at first, then hours; safety is not counted in working days."""
    minutes = max(0, int((clock.now() - since).total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    words = [_number(hours, "hour")] if hours else []
    if rest or not hours:
        words.append(_number(rest, "minute"))
    return " and ".join(words) if hours < 24 else words[0]


def _views(found: Iterable[Alert]) -> list[tuple[Alert, AlertView]]:
    longest = longest_wait()
    return [(alert, _view(alert, longest)) for alert in found]


def _view(alert: Alert, longest: timedelta) -> AlertView:
    waits = alert.state == AlertState.WAITING
    return AlertView(
        pk=alert.pk,
        is_test=alert.is_test,
        is_reminder=alert.is_reminder,
        raised_at=alert.raised_at,
        state=AlertState(alert.state).label,
        waits=waits,
        waiting_for=waiting_for(alert.raised_at) if waits else "",
        told=tuple(
            Told(step.person.name, Reason(step.reason).label, step.at, step.by_text) for step in alert.steps.all()
        ),
        next_at=alert.due_at if waits else None,
        next_is_due=waits and is_due(alert.due_at, longest),
        answered_by=alert.answered_by.name if alert.answered_by else "",
        answered_at=alert.answered_at,
    )


def _whole() -> QuerySet[Alert]:
    return Alert.objects.select_related("answered_by").prefetch_related("steps__person")


def _number(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
