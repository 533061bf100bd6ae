"""What a writer may choose from."""

from dataclasses import dataclass

from authority.selectors import districts
from cornerstones.models import Cornerstone

NOT_SURE = ("not-sure", "I am not sure")
NOT_SAID = ("not-said", "I would rather not say")


@dataclass(frozen=True, slots=True)
class CornerstoneChoice:
    """A cornerstone as a writer sees it."""

    slug: str
    name: str
    summary: str


def cornerstone_choices() -> tuple[CornerstoneChoice, ...]:
    """Return the cornerstones in their order, in plain words."""
    return tuple(CornerstoneChoice(stone.slug, stone.name, stone.summary) for stone in Cornerstone.objects.all())


def district_choices() -> tuple[tuple[str, str], ...]:
    """Return the districts as (slug, name), and the two ways to leave it out."""
    return (*((place.slug, place.name) for place in districts()), NOT_SURE, NOT_SAID)
