"""Reads of a partner organisation's ballot: its stars, how they stand, and who confirmed them (PP-02, PP-08)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from accounts.enums import Permission
from accounts.models import User
from accounts.selectors import people_who_may
from cornerstones.selectors import CornerstoneShown, shown
from lib.counting import how_many
from priorities.enums import Voice
from priorities.models import Accepted, Priority, Seat, StarRound
from priorities.selectors.public import MOST_DRAWN
from priorities.selectors.seats import Held, Stage, Standing, ends_at, held, opens_on, own_seat, stage_of


@dataclass(frozen=True)
class Choice:
    """A priority with the organisation's own stars. `more` and `fewer`: the number after one press; None: no button."""

    slug: str
    strength: str
    development_points: tuple[str, ...]
    number: int
    more: int | None
    fewer: int | None

    @property
    def stars(self) -> str:
        """The number in words."""
        return how_many(self.number, "star") if self.number else "No star yet"

    @property
    def drawn(self) -> tuple[int, ...]:
        """One item a star to draw."""
        return tuple(range(min(self.number, MOST_DRAWN)))


@dataclass(frozen=True)
class Group:
    """The choices under one cornerstone."""

    cornerstone: CornerstoneShown
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Confirmation:
    """One line of the log: who let which stars count, when, and whether from paper."""

    by: str
    at: datetime
    on_paper: bool
    stars: tuple[str, ...]


@dataclass(frozen=True)
class Stars:
    """How many stars there are, and how many of them are given."""

    each: int
    given: int

    @property
    def left(self) -> str:
        """How many are left: "2 of 5 left"."""
        return f"{self.each - self.given} of {self.each} left"

    @property
    def all_in_words(self) -> str:
        """How many the organisation has: "5 stars"."""
        return how_many(self.each, "star")

    @property
    def given_in_words(self) -> str:
        """How many are given: "3 stars"."""
        return how_many(self.given, "star")

    @property
    def unused(self) -> str:
        """What is not used, as a sentence; empty when all are given."""
        number = self.each - self.given
        verb = "is" if number == 1 else "are"
        return f"{how_many(number, 'star')} {verb} not used. That is allowed." if number else ""

    @property
    def why_no_more(self) -> str:
        """Why there is no button for one more; empty while there is."""
        if self.given < self.each:
            return ""
        return (
            "Your star is given. Take it back first."
            if self.each == 1
            else f"{self._all} are given. Take one back first."
        )

    @property
    def _all(self) -> str:
        return f"All {self.each} stars"


@dataclass(frozen=True)
class BallotPage:
    """An organisation's ballot in a round. `groups`: every priority, with what it has; once it is closed, what counted.

    `taken_out` says which priorities with a star of theirs were taken out of the round, and why.
    """

    slug: str
    name: str
    question: str
    organisation: str
    stage: Stage
    opens_on: datetime | None
    closes_at: datetime | None
    version: int
    stars: Stars
    standing: Standing
    groups: tuple[Group, ...]
    log: tuple[Confirmation, ...]
    taken_out: tuple[str, ...]
    turnout: str

    @property
    def given(self) -> tuple[Group, ...]:
        """Only what has a star."""
        kept = ((group, tuple(each for each in group.choices if each.number)) for group in self.groups)
        return tuple(Group(group.cornerstone, choices) for group, choices in kept if choices)

    @property
    def last(self) -> Confirmation | None:
        """The confirmation that counts: the newest."""
        return self.log[0] if self.log else None


@dataclass(frozen=True)
class CheckPage:
    """The ballot before it is confirmed, and the names of those in the organisation who can confirm."""

    ballot: BallotPage
    may_confirm: bool
    confirmers: tuple[str, ...]


def ballot_page(user: User, slug: str) -> BallotPage:
    """Return the ballot of this person's organisation in a round. Raises Http404."""
    seat = own_seat(user, slug)
    mine, stage = held(seat), stage_of(seat.round)
    priorities = _priorities(seat.round)
    counting = mine.stars if stage == Stage.OPEN else mine.counted
    stars = Stars(seat.round.stars_each, sum(counting.values()))
    return BallotPage(
        slug=slug,
        name=seat.round.name,
        question=(stage != Stage.BEFORE and seat.round.question) or seat.round.name,
        organisation=seat.name,
        stage=stage,
        opens_on=opens_on(seat.round),
        closes_at=ends_at(seat.round),
        version=mine.version,
        stars=stars,
        standing=mine.standing,
        groups=() if stage == Stage.BEFORE else _groups(priorities, counting, stars),
        log=_log(mine, priorities),
        taken_out=_taken_out(seat),
        turnout=_turnout(seat.round),
    )


def check_page(user: User, slug: str) -> CheckPage:
    """Return the ballot of this person's organisation, to be checked and confirmed. Raises Http404."""
    leads = people_who_may(Permission.CONFIRM_VOTE)
    return CheckPage(
        ballot=ballot_page(user, slug),
        may_confirm=user.may(Permission.CONFIRM_VOTE),
        confirmers=tuple(each.name for each in leads if each.organisation_id == user.organisation_id),
    )


def _priorities(star_round: StarRound) -> list[Priority]:
    mine = star_round.priorities.select_related("cornerstone").prefetch_related("development_points")
    return list(mine.order_by("cornerstone__order", "order"))


def _groups(priorities: Sequence[Priority], given: Mapping[str, int], stars: Stars) -> tuple[Group, ...]:
    kept = (each for each in priorities if each.withdrawn_at is None)
    return tuple(
        Group(shown(stone), tuple(_choice(each, given.get(each.slug, 0), stars) for each in each_of))
        for stone, each_of in groupby(kept, key=lambda priority: priority.cornerstone)
    )


def _choice(priority: Priority, number: int, stars: Stars) -> Choice:
    return Choice(
        slug=priority.slug,
        strength=priority.strength,
        development_points=tuple(point.text for point in priority.development_points.all()),
        number=number,
        more=number + 1 if stars.given < stars.each else None,
        fewer=number - 1 if number else None,
    )


def _log(mine: Held, priorities: Sequence[Priority]) -> tuple[Confirmation, ...]:
    names = {each.slug: each.strength for each in priorities}
    return tuple(
        Confirmation(
            by=each.by.name if each.by else "",
            at=each.at,
            on_paper=each.on_paper,
            stars=tuple(
                f"{how_many(each.choices[slug], 'star')}: {names[slug]}" for slug in names if slug in each.choices
            ),
        )
        for each in reversed(mine.accepted)
    )


def _taken_out(seat: Seat) -> tuple[str, ...]:
    ballot = getattr(seat, "ballot", None)
    gone = [star for star in ballot.stars.all() if star.priority.withdrawn_at] if ballot else []
    return tuple(
        f"“{star.priority.strength}” was taken out of this round. {star.priority.withdrawn_why}".strip()
        for star in sorted(gone, key=lambda star: star.priority.order)
    )


def _turnout(star_round: StarRound) -> str:
    """Return how many organisations have confirmed: the only number of others that is told while a round is open."""
    confirmed = Accepted.objects.filter(round=star_round, voice=Voice.PARTNERS).values("ballot").distinct().count()
    verb = "has" if confirmed == 1 else "have"
    seats = how_many(star_round.seats.count(), "organisation")
    return f"{confirmed} of {seats} {verb} confirmed their stars."
