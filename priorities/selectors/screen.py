"""Reads of the big screen: the question, how many organisations have confirmed, and the reveal at the end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.shortcuts import get_object_or_404

from cornerstones.selectors import CornerstoneShown, shown
from lib import clock
from lib.counting import how_many
from priorities.enums import RoundState
from priorities.models import Priority, StarRound
from priorities.selectors.results import proof_of
from priorities.selectors.turnout import have_confirmed, seats_with_turnout, turnout_in_words

_HOUR, _DAY = 60, 24 * 60


@dataclass(frozen=True)
class Revealed:
    """One priority of the focus list. `drawn` is one item for each star."""

    strength: str
    stars: str
    drawn: tuple[int, ...]


@dataclass(frozen=True)
class RevealedStone:
    """What partners put first under one cornerstone."""

    cornerstone: CornerstoneShown
    priorities: tuple[Revealed, ...]


@dataclass(frozen=True)
class ScreenPage:
    """One round for a whole room. `state` is open, closed or published; no number of stars before it is published."""

    slug: str
    name: str
    question: str
    state: str
    address: str
    turnout: str
    confirmed: int
    everybody: int
    have_confirmed: str
    time_left: str
    closes_at: datetime | None
    with_families: bool
    proof: tuple[str, ...] = ()
    focus: tuple[RevealedStone, ...] = ()

    @property
    def number_in_focus(self) -> str:
        """How many are on the focus list, in words."""
        return how_many(sum(len(stone.priorities) for stone in self.focus), "priority", "priorities")


def screen_page(slug: str) -> ScreenPage:
    """Return the big screen of a round that was opened here. Raises Http404 for a draft, and for one held elsewhere."""
    star_round = shown_round(slug)
    seats = list(seats_with_turnout(star_round))
    confirmed = sum(seat.confirmed for seat in seats)  # type: ignore[attr-defined]
    state = _state(star_round)
    return ScreenPage(
        slug=slug,
        name=star_round.name,
        question=star_round.question,
        state=state,
        address=short_address(star_round),
        turnout=turnout_in_words(confirmed, len(seats)),
        confirmed=confirmed,
        everybody=len(seats),
        have_confirmed=have_confirmed(len(seats)),
        time_left=time_left(star_round.closes_at) if state == RoundState.OPEN else "",
        closes_at=star_round.closes_at,
        with_families=star_round.with_families,
        proof=proof_of(star_round) if state == RoundState.CLOSED else (),
        focus=_focus(star_round) if state == RoundState.PUBLISHED else (),
    )


def shown_round(slug: str) -> StarRound:
    """Return a round of the portal that has opened. Raises Http404."""
    return get_object_or_404(StarRound.objects.of_the_portal().known_to_all(), slug=slug)


def short_address(star_round: StarRound) -> str:
    """Return the address at which families choose, as a person types it; of partners, where families do not choose."""
    path = f"/vote/{star_round.slug}" if star_round.with_families else "/rounds/mine"
    return f"{settings.SITE_URL}{path}".split("://", 1)[-1]


def time_left(closes_at: datetime | None) -> str:
    """Return how long a round still takes ballots: "2 days and 3 hours left", "Less than a minute left"."""
    minutes = int(((closes_at or clock.now()) - clock.now()) / timedelta(minutes=1))
    if minutes < 1:
        return "Less than a minute left"
    if minutes < _HOUR:
        return f"{how_many(minutes, 'minute')} left"
    big, small, of_big = ("day", "hour", _DAY) if minutes >= _DAY else ("hour", "minute", _HOUR)
    rest = (minutes % of_big) // (_HOUR if of_big == _DAY else 1)
    more = f" and {how_many(rest, small)}" if rest else ""
    return f"{how_many(minutes // of_big, big)}{more} left"


def _state(star_round: StarRound) -> str:
    if star_round.state == RoundState.OPEN and not star_round.takes_ballots_at(clock.now()):
        return str(RoundState.CLOSED)
    return str(star_round.state)


def _focus(star_round: StarRound) -> tuple[RevealedStone, ...]:
    mine = star_round.priorities.filter(withdrawn_at=None).in_focus().select_related("cornerstone")
    by_stone = groupby(mine.order_by("cornerstone__order", "-stars", "order"), key=lambda each: each.cornerstone)
    return tuple(RevealedStone(shown(stone), tuple(_revealed(one) for one in ones)) for stone, ones in by_stone)


def _revealed(priority: Priority) -> Revealed:
    number = priority.stars or 0
    return Revealed(priority.strength, how_many(number, "star"), tuple(range(min(number, 10))))
