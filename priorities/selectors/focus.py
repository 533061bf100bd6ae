"""The focus list of the latest published round, handed on to the rooms above: what partners want first."""

from dataclasses import dataclass
from datetime import date

from priorities.models import StarRound
from priorities.selectors.public import latest_round, stars_in_words


@dataclass(frozen=True)
class InFocus:
    """One priority on the focus list; `stars` as exactly as they are known, in words."""

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


def _focus(star_round: StarRound) -> Focus:
    mine = star_round.priorities.in_focus().select_related("cornerstone").prefetch_related("development_points")
    return Focus(
        star_round.slug,
        star_round.name,
        star_round.closed_on,
        tuple(
            InFocus(
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
