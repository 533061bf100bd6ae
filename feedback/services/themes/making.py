"""Making a theme, and changing its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Cornerstone
from feedback.enums import View
from feedback.models import InTheme, Submission, Theme
from feedback.permissions import SORT_THEMES
from feedback.services.themes.errors import ThemeRefused
from feedback.services.themes.locking import keep, lock_open, refuse_if_changed
from feedback.services.themes.sorting import put_in
from lib.codes import keyed_hash
from lib.words import clean

LONGEST_TITLE = 120
LONGEST_SLUG = 60
TAKEN = frozenset({"desk", "sort", "choose", "new", "unanswered"})  # addresses of the desk's own pages


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What a theme says. `dissent` is what some see differently: it stays beside the summary (MO-10)."""

    title: str
    cornerstone: Cornerstone
    summary: str = ""
    dissent: str = ""


@transaction.atomic
def make_theme(
    *,
    by: User,
    words: ThemeWords,
    experiences: Sequence[Submission],
    key: str,
    shown: Mapping[str, Sequence[str]] | None = None,
) -> Theme:
    """Make a theme of one or several public experiences and return it; the same `key` again returns the first one.

    `shown` are the themes that were suggested for each experience, by reference. Raises PermissionDenied, and
    ThemeRefused for a title that is missing or an experience that may not be grouped.
    """
    require(by, *SORT_THEMES)
    tidy = _tidy(words)
    if not experiences:
        raise ThemeRefused("Choose at least one experience for the theme")
    theme, made = _make(by, tidy, keyed_hash(key, purpose="theme"))
    if made:
        put_in(by=by, theme=theme, experiences=experiences, view=View.SAME, shown=shown)
    return theme


@transaction.atomic
def change_theme(*, theme: Theme, by: User, seen_version: int, words: ThemeWords) -> Theme:
    """Change what a theme says and return it; the same words again change nothing.

    What some see differently may be said in other words, but never taken away while somebody in the theme sees it
    so. Raises PermissionDenied, ThemeChanged when somebody else was quicker, ThemeRefused.
    """
    require(by, *SORT_THEMES)
    current, tidy = lock_open(theme), _tidy(words)
    if all(getattr(current, field.name) == getattr(tidy, field.name) for field in fields(tidy)):
        return current
    refuse_if_changed(current, seen_version)
    if current.dissent and not tidy.dissent and InTheme.objects.filter(theme=current, view=View.DIFFERENT).exists():
        raise ThemeRefused("Keep what some see differently: an experience in this theme says so")
    for field in fields(tidy):
        setattr(current, field.name, getattr(tidy, field.name))
    return keep(current, by)


def _tidy(words: ThemeWords) -> ThemeWords:
    title = " ".join(clean(words.title).split())
    if not title or len(title) > LONGEST_TITLE:
        raise ThemeRefused(f"Enter a title of up to {LONGEST_TITLE} letters")
    return ThemeWords(title, words.cornerstone, clean(words.summary).strip(), clean(words.dissent).strip())


def _make(by: User, words: ThemeWords, made_key: str) -> tuple[Theme, bool]:
    said = {field.name: getattr(words, field.name) for field in fields(words)}
    slug = _slug(words.title)
    try:
        with transaction.atomic():
            return Theme.objects.get_or_create(made_key=made_key, defaults={**said, "slug": slug, "made_by": by})
    except IntegrityError:  # another theme took this address at the same moment
        own = f"{slug}-{made_key[:8]}"
        return Theme.objects.get_or_create(made_key=made_key, defaults={**said, "slug": own, "made_by": by})


def _slug(title: str) -> str:
    """Return a free address for a title: "letters", "letters-2", and so on."""
    stem = slugify(title)[:LONGEST_SLUG].strip("-") or "theme"
    used = {*Theme.objects.filter(slug__startswith=stem).values_list("slug", flat=True), *TAKEN}
    number, slug = 1, stem
    while slug in used:
        number += 1
        slug = f"{stem}-{number}"
    return slug
