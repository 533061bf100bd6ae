"""The focus list of the latest published round, handed on to the rooms above: what partners want first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from priorities.enums import RoundState
from priorities.models import Priority, StarRound
from priorities.selectors.public import latest_round, stars_in_words


@dataclass(frozen=True)
class InFocus:
    """One priority on the focus list; `stars` as exactly as they are known, in words."""

    pk: int
    slug: str
    strength: str
    to_change: tuple[str, ...]
    stars: str
    cornerstone: str
    cornerstone_slug: str


@dataclass(frozen=True)
class Focus:
    """The focus list of a round, in the order of the four cornerstones."""

    round_slug: str
    round_name: str
    closed_on: date | None
    priorities: tuple[InFocus, ...]


def focus_of_latest_round() -> Focus | None:
    """Return the focus list of the published round that closed last; None before there is one."""
    star_round = latest_round()
    return _focus(star_round) if star_round else None


def on_focus_list(priority: Priority) -> bool:
    """Say whether this priority is on the focus list of a published round."""
    return Priority.objects.in_focus().filter(pk=priority.pk, round__state=RoundState.PUBLISHED).exists()


def earlier_of(priorities: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return each of these priorities with what it was carried over from, round by round, newest first.

    One query for each round that it goes back.
    """
    chains: dict[int, tuple[int, ...]] = {each: (each,) for each in priorities}
    ends = dict(zip(priorities, priorities, strict=True))
    while before := _carried_from(ends):
        chains |= {each: (*chains[each], earlier) for each, earlier in before.items()}
        ends = before
    return chains


def _carried_from(ends: dict[int, int]) -> dict[int, int]:
    carried = Priority.objects.filter(pk__in=ends.values(), carried_from__isnull=False)
    up = dict(carried.values_list("pk", "carried_from_id"))
    return {each: up[end] for each, end in ends.items() if end in up}


def _focus(star_round: StarRound) -> Focus:
    mine = star_round.priorities.in_focus().select_related("cornerstone").prefetch_related("development_points")
    return Focus(
        star_round.slug,
        star_round.name,
        star_round.closed_on,
        tuple(
            InFocus(
                pk=each.pk,
                slug=each.slug,
                strength=each.strength,
                to_change=tuple(point.text for point in each.development_points.all()),
                stars=stars_in_words(stars=each.stars, stars_at_least=each.stars_at_least),
                cornerstone=each.cornerstone.name,
                cornerstone_slug=each.cornerstone.slug,
            )
            for each in mine.order_by("cornerstone__order", "-stars", "order")
        ),
    )
