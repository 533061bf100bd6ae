"""Words about places and the people in them that every room uses."""

from django.db.models import TextChoices


class Locality(TextChoices):
    """The three localities that Devon's SEND teams work in (the council's EHCP page)."""

    NORTH_MID = "north-mid", "North and Mid Devon"
    EXETER_EAST = "exeter-east", "Exeter and East Devon"
    SOUTH_WEST = "south-west", "South and West Devon"
