"""Loads the priorities that the portal starts with, where they are not there yet."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.db import transaction

from cornerstones.models import Cornerstone, Event
from lib import starting_data
from priorities.enums import RoundState
from priorities.models import Priority, StarRound
from priorities.services.contents import write_points

FILE = Path(__file__).resolve().parent.parent / "starting_data" / "priorities.toml"


@transaction.atomic
def load_starting_data() -> int:
    """Write the star round of the Cornerstones event and its priorities; the cornerstones have to be there.

    Returns how many records were added; a second load adds none: a round that has priorities is left as it is.
    The stars are "at least the threshold", because the exact numbers were not published.
    """
    data = starting_data.read(FILE)
    star_round, made = _load_round(**data["round"])
    if star_round.priorities.exists():
        return int(made)
    orders: Counter[str] = Counter()
    for priority in data["priority"]:
        orders[priority["cornerstone"]] += 1
        _load_priority(star_round, order=orders[priority["cornerstone"]], **priority)
    return int(made) + len(data["priority"])


def _load_round(*, slug: str, event: str, **fields: Any) -> tuple[StarRound, bool]:
    fields |= {"event": Event.objects.get(slug=event), "recorded": True, "state": RoundState.PUBLISHED}
    return StarRound.objects.get_or_create(slug=slug, defaults=fields)


def _load_priority(star_round: StarRound, *, cornerstone: str, development_points: list[str], **fields: Any) -> None:
    priority = Priority.objects.create(
        round=star_round,
        cornerstone=Cornerstone.objects.get(slug=cornerstone),
        stars_at_least=star_round.threshold,
        **fields,
    )
    write_points(priority, development_points)
