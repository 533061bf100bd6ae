"""Markers of what a round asks and of what a priority says, by which two editors notice one another."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from priorities.models import Priority, StarRound

ASKED = (
    "name", "question", "about", "opens_at", "closes_at", "stars_each", "threshold", "with_families", "previous_id",
)  # fmt: skip


def marker_of(star_round: StarRound) -> str:
    """Return a short marker of what a round asks: it changes when any of it does."""
    return _marker([str(_plain(getattr(star_round, name))) for name in ASKED])


def marker_of_priority(priority: Priority) -> str:
    """Return a short marker of what a priority says: it changes when any of it does."""
    points = [point.text for point in priority.development_points.all()]
    return marker_of_words(priority.cornerstone_id, priority.strength, points)


def marker_of_words(cornerstone: int, strength: str, points: Sequence[str]) -> str:
    """Return the marker of a priority that says this."""
    return _marker([str(cornerstone), strength, *points])


def _marker(said: list[str]) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _plain(value: object) -> object:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
