"""Writes of the council's settings."""

from pathlib import Path

from django.db import transaction

from authority.models import District, Settings
from lib import starting_data

FOLDER = Path(__file__).parent / "starting_data"


@transaction.atomic
def load_starting_data() -> int:
    """Add the settings row and the districts that are missing; edited ones stay. Returns how many were added."""
    districts = starting_data.read(FOLDER / "districts.toml")["district"]
    _row, made = Settings.objects.get_or_create(only=True)
    return int(made) + starting_data.add_missing(District, districts, known_by=("slug",))
