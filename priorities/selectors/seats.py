"""Reads of an organisation's seat in a round, and of how its ballot stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from accounts.models import User
from lib import clock
from priorities.enums import RoundState
from priorities.models import Accepted, Priority, Seat, Star, StarRound


class Stage(StrEnum):
    """What a round allows at this second, whatever its state still says."""

    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"


class Standing(StrEnum):
    """How an organisation's stars stand."""

    EMPTY = "empty"  # no star, and nothing confirmed
    PREPARED = "prepared"  # stars, but nothing confirmed
    CONFIRMED = "confirmed"  # they count as they stand
    CHANGED = "changed"  # what was confirmed before counts, not what is there now


@dataclass(frozen=True)
class Held:
    """What an organisation's ballot holds: stars by the slug of their priority, without those taken out since.

    `counted` are the stars that count: those of the last confirmation. `accepted` is every confirmation, in order.
    """

    version: int
    stars: Mapping[str, int]
    counted: Mapping[str, int]
    accepted: tuple[Accepted, ...]

    @property
    def last(self) -> Accepted | None:
        """The confirmation that counts."""
        return self.accepted[-1] if self.accepted else None

    @property
    def standing(self) -> Standing:
        """How they stand."""
        if self.last is None:
            return Standing.PREPARED if self.stars else Standing.EMPTY
        return Standing.CONFIRMED if self.stars == self.counted else Standing.CHANGED


def seats_of(user: User) -> QuerySet[Seat]:
    """Return the seats of this person's own organisation; none for a person without one. Four queries."""
    mine = Seat.objects.filter(organisation=user.organisation_id, round__recorded=False)
    return mine.select_related("round", "ballot").prefetch_related(
        Prefetch("round__priorities", Priority.objects.exclude(withdrawn_at=None), to_attr="taken_out"),
        Prefetch("ballot__stars", Star.objects.select_related("priority")),
        Prefetch("ballot__accepted", Accepted.objects.select_related("by").order_by("number")),
    )


def own_seat(user: User, slug: str) -> Seat:
    """Return the seat of this person's organisation in a round. Raises Http404 where it has none."""
    return get_object_or_404(seats_of(user), round__slug=slug)


def held(seat: Seat) -> Held:
    """Return what the ballot of a seat from `seats_of` holds; nothing before the first star."""
    ballot = getattr(seat, "ballot", None)
    if ballot is None:
        return Held(0, {}, {}, ())
    gone = {priority.slug for priority in seat.round.taken_out}  # type: ignore[attr-defined]
    stars = {star.priority.slug: star.number for star in ballot.stars.all()}
    accepted = tuple(ballot.accepted.all())
    return Held(
        ballot.version, _without(stars, gone), _without(accepted[-1].choices if accepted else {}, gone), accepted
    )


def stage_of(star_round: StarRound) -> Stage:
    """Return what a round allows now: it is closed at the second, even if nobody has closed it yet."""
    if star_round.state == RoundState.DRAFT:
        return Stage.BEFORE
    return Stage.OPEN if star_round.takes_ballots_at(clock.now()) else Stage.CLOSED


def opens_on(star_round: StarRound) -> datetime | None:
    """Return when a round that is being prepared opens; None when that time is not known, or over."""
    moment = star_round.opens_at
    return moment if star_round.state == RoundState.DRAFT and moment and moment > clock.now() else None


def ends_at(star_round: StarRound) -> datetime | None:
    """Return until when a round takes stars; the end of its time, unless it was closed before."""
    return min(filter(None, (star_round.closes_at, star_round.closed_at)), default=None)


def _without(stars: Mapping[str, int], gone: set[str]) -> dict[str, int]:
    return {slug: number for slug, number in stars.items() if slug not in gone}
