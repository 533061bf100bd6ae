"""Reads of what is in a round: its priorities and its organisations, as the desk shows them."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from accounts.enums import Sector
from accounts.models import PartnerOrganisation
from cornerstones.selectors import CornerstoneShown, shown
from priorities.models import Priority, StarRound
from priorities.selectors.on_the_list import reference_to_read


@dataclass(frozen=True)
class InTheRound:
    """One priority of a round on the desk."""

    slug: str
    strength: str
    points: tuple[str, ...]
    taken_out: datetime | None
    why: str
    proposal: str


@dataclass(frozen=True)
class Stone:
    """The priorities of a round under one cornerstone."""

    cornerstone: CornerstoneShown
    priorities: tuple[InTheRound, ...]


@dataclass(frozen=True)
class Choice:
    """One organisation with its box."""

    pk: int
    name: str
    ticked: bool


@dataclass(frozen=True)
class SectorChoices:
    """The organisations of one sector."""

    name: str
    organisations: tuple[Choice, ...]


def stones_of(star_round: StarRound) -> tuple[Stone, ...]:
    """Return the priorities of a round by cornerstone, with those that were taken out."""
    mine = star_round.priorities.select_related("cornerstone", "proposal").prefetch_related("development_points")
    by_stone = groupby(mine.order_by("cornerstone__order", "order"), key=lambda each: each.cornerstone)
    return tuple(Stone(shown(stone), tuple(_in_the_round(each) for each in ones)) for stone, ones in by_stone)


def priority_in(star_round: StarRound, slug: str) -> Priority | None:
    """Return a priority of this round, None where it has no such one."""
    return star_round.priorities.filter(slug=slug).first()


def chosen_organisations(star_round: StarRound) -> tuple[int, ...]:
    """Return the keys of the organisations that may give stars."""
    return tuple(star_round.seats.values_list("organisation_id", flat=True))


def all_organisations() -> tuple[int, ...]:
    """Return the key of every organisation."""
    return tuple(PartnerOrganisation.objects.values_list("pk", flat=True))


def organisations_by_sector(ticked: set[int]) -> tuple[SectorChoices, ...]:
    """Return every organisation by sector, in the order of the sectors, with the boxes that are ticked."""
    order = {str(sector): number for number, sector in enumerate(Sector)}
    everybody = sorted(PartnerOrganisation.objects.order_by("name"), key=lambda each: order.get(each.sector, 99))
    return tuple(
        SectorChoices(str(Sector(sector).label), tuple(Choice(one.pk, one.name, one.pk in ticked) for one in ones))
        for sector, ones in groupby(everybody, key=lambda each: each.sector)
    )


def _in_the_round(priority: Priority) -> InTheRound:
    points = tuple(point.text for point in priority.development_points.all())
    proposal = reference_to_read(priority.proposal)
    return InTheRound(priority.slug, priority.strength, points, priority.withdrawn_at, priority.withdrawn_why, proposal)
