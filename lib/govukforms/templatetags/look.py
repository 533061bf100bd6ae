"""{% cornerstone %}, {% stars %}, {% status %} and {% page_of %}: meanings that always look the same."""

from typing import Any

from django import template

from lib.moments import moment_in_words, time_in_words

register = template.Library()
register.filter("moment", moment_in_words)
register.filter("time_of_day", time_in_words)

SHAPES = {
    "welcome-and-care": "welcome",
    "value-and-include": "include",
    "communicate": "communicate",
    "work-in-partnership": "partnership",
}
MOST_DRAWN = 12


def shape_of(slug: str) -> str:
    """Return the shape and colour of a cornerstone by its slug; "" when there is no such cornerstone."""
    return SHAPES.get(slug, "")


def drawing_of(slug: str) -> str:
    """Return the template of a cornerstone's shape."""
    return f"drawings/{shape_of(slug) or 'plain'}.svg"


def star_words(count: int, *, at_least: bool = False) -> str:
    """Return "1 star", "4 stars" or "3 or more stars"."""
    if at_least:
        return f"{count} or more stars"
    return "1 star" if count == 1 else f"{count} stars"


@register.inclusion_tag("components/cornerstone.html")
def cornerstone(slug: str, name: str, href: str = "") -> dict[str, Any]:
    """Colour, shape and word together: {% cornerstone stone.slug stone.name href="/cornerstones/…/" %}."""
    return {"shape": shape_of(slug), "drawing": drawing_of(slug), "name": name, "href": href}


@register.inclusion_tag("components/stars.html")
def stars(count: int, at_least: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002  a template's keyword
    """Drawn stars and the same in words: {% stars 3 at_least=True %}."""
    return {"drawn": range(min(count, MOST_DRAWN)), "words": star_words(count, at_least=at_least)}


@register.inclusion_tag("components/status.html")
def status(text: str, tone: str = "waiting") -> dict[str, str]:
    """A state in words with a shape; tone is waiting, doing, done or stopped."""
    return {"text": text, "tone": tone}


@register.inclusion_tag("components/page_of.html")
def page_of(number: int, pages: int) -> dict[str, Any]:
    """How far somebody has come, in words and as dots: {% page_of 3 8 %}."""
    marks = ["done" if each < number else "now" if each == number else "next" for each in range(1, pages + 1)]
    return {"number": number, "pages": pages, "marks": marks}
