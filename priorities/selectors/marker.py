"""The marker of what a round asks, by which two editors notice one another."""

import hashlib
import json
from datetime import UTC, datetime

from priorities.models import StarRound

ASKED = (
    "name", "question", "about", "opens_at", "closes_at", "stars_each", "threshold", "with_families", "previous_id",
)  # fmt: skip


def marker_of(star_round: StarRound) -> str:
    """Return a short marker of what a round asks: it changes when any of it does."""
    said = [str(_plain(getattr(star_round, name))) for name in ASKED]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _plain(value: object) -> object:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
