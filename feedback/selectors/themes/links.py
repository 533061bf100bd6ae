"""From an experience or an answer to its public themes. Pages of both use it, so it knows nothing of answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from feedback.models import InTheme, Submission, Theme
from feedback.selectors.themes.groups import public_heads


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """A theme that anybody may read, as a link."""

    slug: str
    title: str
    href: str


def themes_of(reference: str) -> tuple[ThemeLink, ...]:
    """Return the public themes of a public experience, by title; of joined ones the theme they are part of, once."""
    public = Submission.objects.published().filter(reference=reference.upper())
    own = InTheme.objects.filter(submission__in=public).order_by().values_list("theme_id", flat=True)
    return tuple({link.slug: link for link in public_links(own).values()}.values())


def public_links(themes: Iterable[int]) -> dict[int, ThemeLink]:
    """Return the public theme for each of these themes; those without a public experience are left out."""
    wanted = {*themes}
    if not wanted:
        return {}
    head_of = {one: head for head, parts in public_heads().items() for one in (head, *parts)}
    found = _links({head_of[one] for one in wanted if one in head_of})
    return {one: found[head_of[one]] for one in wanted if one in head_of}


def _links(heads: set[int]) -> dict[int, ThemeLink]:
    rows = Theme.objects.filter(pk__in=heads) if heads else Theme.objects.none()
    return {theme.pk: ThemeLink(theme.slug, theme.title, reverse("theme", args=[theme.slug])) for theme in rows}
