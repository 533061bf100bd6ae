"""Reads of the cornerstones, ready to show."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.urls import reverse

from cornerstones.models import Cornerstone

# The shape and the colour of each cornerstone have the same short name.
_SHAPES = {
    "welcome-and-care": "welcome",
    "value-and-include": "include",
    "communicate": "communicate",
    "work-in-partnership": "partnership",
}


@dataclass(frozen=True)
class CornerstoneShown:
    """A cornerstone with its look: a colour, a shape and a word, always together."""

    slug: str
    name: str
    summary: str
    indicators: tuple[str, ...]
    shape: str

    @property
    def drawing(self) -> str:
        """The template of its shape."""
        return f"drawings/{self.shape}.svg"

    @property
    def href(self) -> str:
        """Where its page is."""
        return reverse("cornerstone", args=(self.slug,))


@dataclass(frozen=True)
class CornerstonePage:
    """One cornerstone, and the others to go on to."""

    cornerstone: CornerstoneShown
    others: tuple[CornerstoneShown, ...]


def shown(cornerstone: Cornerstone, indicators: tuple[str, ...] = ()) -> CornerstoneShown:
    """Return a cornerstone with its look."""
    shape = _SHAPES.get(cornerstone.slug, "plain")
    return CornerstoneShown(cornerstone.slug, cornerstone.name, cornerstone.summary, indicators, shape)


def all_cornerstones() -> tuple[CornerstoneShown, ...]:
    """Return every cornerstone in order, without indicators."""
    return tuple(shown(cornerstone) for cornerstone in Cornerstone.objects.all())


def cornerstone_page(slug: str) -> CornerstonePage:
    """Return one cornerstone with its indicators, and the others. Raises Http404."""
    record = get_object_or_404(Cornerstone, slug=slug)
    indicators = tuple(indicator.text for indicator in record.indicators.all())
    others = tuple(shown(other) for other in Cornerstone.objects.exclude(pk=record.pk))
    return CornerstonePage(shown(record, indicators), others)
