"""Loads the statements that the portal starts with, where they are not there yet."""

from pathlib import Path

from django.db import transaction

from cornerstones.models import Cornerstone
from lib import starting_data
from reflection.models import SelfStatement

FILE = Path(__file__).resolve().parent.parent / "starting_data" / "statements.toml"


@transaction.atomic
def load_starting_data() -> int:
    """Write each statement that is missing; the cornerstones have to be there. Returns how many were added."""
    stones = {stone.slug: stone for stone in Cornerstone.objects.all()}
    rows = starting_data.read(FILE)["statement"]
    return starting_data.add_missing(
        SelfStatement,
        [row | {"cornerstone": stones[row["cornerstone"]]} for row in rows],
        known_by=("cornerstone", "order"),
    )
