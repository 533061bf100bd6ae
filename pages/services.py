"""Writes of the texts and numbers that stand on every page."""

from pathlib import Path

from django.db import transaction

from lib import starting_data
from pages.models import BlockText, ContactPoint, GlossaryEntry

FOLDER = Path(__file__).parent / "starting_data"


@transaction.atomic
def load_starting_data() -> int:
    """Add the contact points and glossary entries that are missing; edited ones stay. Returns how many were added."""
    points = starting_data.read(FOLDER / "contact_points.toml")
    glossary = starting_data.read(FOLDER / "glossary.toml")
    return (
        starting_data.add_missing(BlockText, points["text"], known_by=("block",))
        + starting_data.add_missing(ContactPoint, points["contact"], known_by=("block", "name"))
        + starting_data.add_missing(GlossaryEntry, glossary["entry"], known_by=("slug",))
    )
