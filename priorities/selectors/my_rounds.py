"""Reads of the rounds of somebody's own organisation."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import User
from lib.counting import how_many
from priorities.models import Seat
from priorities.selectors.seats import Stage, Standing, ends_at, held, opens_on, seats_of, stage_of

# (how it looks, what it says) for each way in which stars can stand
_WHILE_OPEN = {
    Standing.EMPTY: ("waiting", "No star given yet"),
    Standing.PREPARED: ("doing", "Not confirmed yet"),
    Standing.CHANGED: ("doing", "Changed since it was confirmed"),
    Standing.CONFIRMED: ("done", "Confirmed"),
}
_WORDS_WHILE_OPEN = {
    Standing.EMPTY: "Give your stars",
    Standing.PREPARED: "Go on, or check and confirm",
    Standing.CHANGED: "Look again and confirm",
    Standing.CONFIRMED: "Look at your stars or change them",
}
_ORDER = (Stage.OPEN, Stage.BEFORE, Stage.CLOSED)


@dataclass(frozen=True)
class MyRound:
    """A round in which the organisation has a seat. `given` says how many of its stars are given or counted."""

    name: str
    question: str
    href: str
    stage: Stage
    tone: str
    status: str
    action: str
    given: str
    opens_on: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True)
class MyRounds:
    """The rounds of an organisation: the open ones first. `organisation` is empty for a person without one."""

    organisation: str
    rounds: tuple[MyRound, ...]


@dataclass(frozen=True)
class Waiting:
    """How many open rounds wait for an organisation to confirm, and when the first of them closes."""

    number: int
    closes_at: datetime | None


def my_rounds(user: User) -> MyRounds:
    """Return the rounds of this person's organisation: open ones first, of each kind the next to close first."""
    if user.organisation is None:
        return MyRounds("", ())
    rounds = [_round(seat) for seat in seats_of(user)]
    rounds.sort(key=lambda each: (_ORDER.index(each.stage), _when(each)))
    return MyRounds(user.organisation.name, tuple(rounds))


def waiting_for(user: User) -> Waiting:
    """Return what waits for this person's organisation: rounds whose stars, as they stand, nobody has confirmed."""
    open_now = [seat for seat in seats_of(user) if stage_of(seat.round) == Stage.OPEN]
    left = [seat for seat in open_now if held(seat).standing != Standing.CONFIRMED]
    return Waiting(len(left), min((seat.round.closes_at for seat in left if seat.round.closes_at), default=None))


def _when(each: MyRound) -> float:
    """Return the order within a kind: the next to come first; of those that are over, the latest first."""
    moment = each.opens_on if each.stage == Stage.BEFORE else each.closes_at
    number = moment.timestamp() if moment else 0.0
    return -number if each.stage == Stage.CLOSED else number


def _round(seat: Seat) -> MyRound:
    mine, stage = held(seat), stage_of(seat.round)
    tone, status, action = "waiting", "Not open yet", "See when it opens"
    number = sum((mine.stars if stage == Stage.OPEN else mine.counted).values())
    if stage == Stage.OPEN:
        (tone, status), action = _WHILE_OPEN[mine.standing], _WORDS_WHILE_OPEN[mine.standing]
    elif stage == Stage.CLOSED:
        tone, status = ("done", "Closed: your stars counted") if mine.last else ("stopped", "Closed: nothing confirmed")
        action = "See how your stars counted"
    return MyRound(
        name=seat.round.name,
        question=seat.round.question if stage != Stage.BEFORE else "",  # nobody is asked before everybody is
        href=reverse("our_stars", args=(seat.round.slug,)),
        stage=stage,
        tone=tone,
        status=status,
        action=action,
        given=f"{number} of {how_many(seat.round.stars_each, 'star')}",
        opens_on=opens_on(seat.round),
        closes_at=ends_at(seat.round),
    )
