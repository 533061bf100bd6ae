"""How many concerns there were, by quarter: only totals, through the one engine, and never of a quarter that runs."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from feedback.enums import ConcernOutcome
from feedback.models import SafeguardingConcern
from lib import clock
from lib.disclosure import Table, TwoWay, release_two_way

QUARTERS = 8
SOON = timedelta(hours=1)
IN_AN_HOUR, LATER = "Within an hour", "Later"
OF = "concerns"


def raised_by_quarter() -> Table:
    """Return how many concerns were raised in each of the last quarters, worked out from the shown cells below.

    Released beside them from the true counts, it would narrow what they hide.
    """
    return replace(first_look_by_quarter().by_row(), title="Concerns raised")


def first_look_by_quarter() -> TwoWay:
    """Return how many of them a lead had picked up within an hour, by the quarter in which they were raised.

    It holds once the quarter is over: what nobody had picked up in an hour stays “later”.
    """
    counts = {quarter: {IN_AN_HOUR: 0, LATER: 0} for quarter in quarters()}
    for raised_at, picked_up_at in SafeguardingConcern.objects.values_list("raised_at", "picked_up_at"):
        soon = picked_up_at is not None and picked_up_at - raised_at <= SOON
        _count(counts.get(quarter_of(raised_at), {}), IN_AN_HOUR if soon else LATER)
    return release_two_way(counts, title="How soon a lead picked them up", of=OF, protected=True)


def outcomes_by_quarter() -> TwoWay:
    """Return what became of concerns, by the quarter in which they were closed."""
    offered = [label for _value, label in ConcernOutcome.offered()]
    counts = {quarter: dict.fromkeys(offered, 0) for quarter in quarters()}
    closed = SafeguardingConcern.objects.filter(closed_at__isnull=False)
    for closed_at, kind in closed.values_list("closed_at", "outcome_kind"):
        if closed_at:
            _count(counts.get(quarter_of(closed_at), {}), ConcernOutcome(kind).label)
    return release_two_way(counts, title="What became of them", of=OF, protected=True)


def quarters() -> list[str]:
    """Return the last quarters that are over, newest first, in words: "July to September 2026"."""
    first = _first_day(clock.today())
    found = []
    for _each in range(QUARTERS):
        first = _first_day(first - timedelta(days=1))
        found.append(_in_words(first))
    return found


def quarter_of(moment: datetime) -> str:
    """Return the quarter of a moment in words, by the clock in Devon."""
    return _in_words(_first_day(timezone.localtime(moment).date()))


def _first_day(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _in_words(first: date) -> str:
    last = date(first.year, first.month + 2, 1)
    return f"{first:%B} to {last:%B %Y}"


def _count(counts: dict[str, int], label: str) -> None:
    if label in counts:
        counts[label] += 1
