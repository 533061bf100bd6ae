"""Reads of the priorities: the focus list by cornerstone, and all others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.shortcuts import get_object_or_404

from cornerstones.selectors import CornerstoneShown, shown
from lib import clock
from lib.counting import how_many
from lib.moments import moment_in_words
from priorities.enums import RoundState
from priorities.models import Priority, StarRound
from priorities.selectors.on_the_list import reference_to_read

MOST_DRAWN = 10  # stars; a longer row says nothing more than its number


@dataclass(frozen=True)
class PriorityShown:
    """One priority. `drawn` is one item a star to draw: only as many as are known for certain."""

    slug: str
    strength: str
    development_points: tuple[str, ...]
    stars: str
    drawn: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """The priorities under one cornerstone."""

    cornerstone: CornerstoneShown
    priorities: tuple[PriorityShown, ...]


@dataclass(frozen=True)
class RoundShown:
    """The occasion on which partners gave the stars."""

    slug: str
    name: str
    about: str
    threshold: str
    closed_on: date | None
    source: str


@dataclass(frozen=True)
class OpenNow:
    """A round that takes ballots now, until `closes_at`."""

    slug: str
    name: str
    question: str
    closes: str


@dataclass(frozen=True)
class PrioritiesPage:
    """The focus list and the other priorities of the latest round; `round` is None before any is loaded.

    `open_now` are the rounds in which people can choose at this moment.
    """

    round: RoundShown | None
    focus: tuple[Group, ...] = ()
    others: tuple[Group, ...] = ()
    open_now: tuple[OpenNow, ...] = ()

    @property
    def number_in_focus(self) -> str:
        """How many are on the focus list, in words."""
        return how_many(_size(self.focus), "priority", "priorities")

    @property
    def number_of_others(self) -> str:
        """How many are not, in words."""
        return how_many(_size(self.others), "other priority", "other priorities")


@dataclass(frozen=True)
class PriorityPage:
    """One priority with its cornerstone and the round that gave it its stars."""

    priority: PriorityShown
    cornerstone: CornerstoneShown
    round: RoundShown
    in_focus: bool
    proposal: str


def priorities_page(*, as_on: date | None = None) -> PrioritiesPage:
    """Return the priorities of the latest closed round, in focus and others, grouped by cornerstone.

    `as_on` is the last day that counts: a round that closed later was not known then.
    """
    star_round = latest_round(as_on=as_on)
    if star_round is None:
        return PrioritiesPage(None, open_now=open_rounds())
    mine = star_round.priorities.select_related("cornerstone").prefetch_related("development_points")
    ordered = mine.order_by("cornerstone__order", "order")
    focus, others = groups_of(ordered.in_focus()), groups_of(ordered.not_in_focus())
    return PrioritiesPage(_round(star_round), focus, others, open_rounds())


def open_rounds() -> tuple[OpenNow, ...]:
    """Return the rounds in which people can choose at this moment, the one that closes first first."""
    known = StarRound.objects.open().filter(closes_at__gt=clock.now()).order_by("closes_at", "pk")
    return tuple(OpenNow(each.slug, each.name, each.question, moment_in_words(each.closes_at)) for each in known)


def priority_page(slug: str) -> PriorityPage:
    """Return one priority of a closed round, in focus or not. Raises Http404."""
    everything = Priority.objects.select_related("cornerstone", "round__event", "proposal").prefetch_related(
        "development_points"
    )
    priority = get_object_or_404(everything.filter(round__state=RoundState.PUBLISHED), slug=slug)
    return PriorityPage(
        _priority(priority),
        shown(priority.cornerstone),
        _round(priority.round),
        max(priority.stars or 0, priority.stars_at_least or 0) >= priority.round.threshold,
        reference_to_read(priority.proposal),
    )


def latest_round(*, as_on: date | None = None) -> StarRound | None:
    """Return the published round that closed last, by `as_on`, and has priorities; open rounds show nothing yet."""
    known = StarRound.objects.filter(state=RoundState.PUBLISHED, priorities__isnull=False).distinct()
    if as_on is not None:
        known = known.filter(closed_on__lte=as_on)
    return known.select_related("event").order_by("-closed_on", "-pk").first()


def stars_in_words(*, stars: int | None, stars_at_least: int | None) -> str:
    """Return the stars of a priority as they are known, never more exactly."""
    if stars is not None:
        return how_many(stars, "star")
    if stars_at_least is not None:
        return f"{stars_at_least} or more stars (exact number not published)"
    return "Number of stars not published"


def groups_of(priorities: Iterable[Priority]) -> tuple[Group, ...]:
    """Return priorities under their cornerstones; they must stand in the order of the cornerstones."""
    by_cornerstone = groupby(priorities, key=lambda priority: priority.cornerstone)
    return tuple(Group(shown(stone), tuple(_priority(one) for one in ones)) for stone, ones in by_cornerstone)


def _priority(priority: Priority) -> PriorityShown:
    known = priority.stars if priority.stars is not None else priority.stars_at_least
    return PriorityShown(
        slug=priority.slug,
        strength=priority.strength,
        development_points=tuple(point.text for point in priority.development_points.all()),
        stars=stars_in_words(stars=priority.stars, stars_at_least=priority.stars_at_least),
        drawn=tuple(range(min(known or 0, MOST_DRAWN))),
    )


def _round(star_round: StarRound) -> RoundShown:
    return RoundShown(
        slug=star_round.slug,
        name=star_round.name,
        about=star_round.about,
        threshold=how_many(star_round.threshold, "star"),
        closed_on=star_round.closed_on,
        source=star_round.event.source if star_round.event else "",
    )


def _size(groups: tuple[Group, ...]) -> int:
    return sum(len(group.priorities) for group in groups)
