"""Themes as anybody may read them: published text only, no count of anything."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from feedback.enums import View
from feedback.models import InTheme, PublishedVersion, Submission, Theme
from feedback.selectors.answers import Answer, answers_to_themes
from feedback.selectors.lists import PAGE_SIZE, Page, cut
from feedback.selectors.public import Experience, Stone, experiences_of
from feedback.selectors.themes.groups import head_of, held_heads, public_heads, theme
from feedback.selectors.themes.links import ThemeLink


@dataclass(frozen=True, slots=True)
class PublicTheme:
    """One theme in the list; while its words are `held` it shows its title alone."""

    slug: str
    title: str
    summary: str
    dissent: str
    cornerstone: Stone
    held: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A theme that was joined with the one that is shown: what it said, and what some see differently."""

    title: str
    summary: str
    dissent: str


@dataclass(frozen=True, slots=True)
class WholeTheme:
    """One theme with its experiences. `parts` are the themes joined with it: their words and voices are kept.

    `same` is a page of who says it; `different` one of who sees it differently.
    """

    theme: PublicTheme
    parts: tuple[Part, ...]
    same: Page[Experience]
    different: Page[Experience]
    answers: tuple[Answer, ...]


def themes(after: str = "", size: int = PAGE_SIZE) -> Page[PublicTheme]:
    """Return `size` public themes by title, after the one with this address."""
    heads = public_heads()
    public = Theme.objects.filter(pk__in=heads).select_related("cornerstone").order_by("title", "pk")
    rows = list(_later_than(public, after)[: size + 1])
    held = held_heads({one: head for head, parts in heads.items() for one in (head, *parts)})
    return cut([_public(row, held=row.pk in held) for row in rows], [row.slug for row in rows], size)


def whole_theme(slug: str, *, same_after: str = "", different_after: str = "") -> WholeTheme | None:
    """Return a public theme with its experiences, newest first, or None: unknown, joined or not public."""
    found = theme(slug)
    parts = public_heads().get(found.pk) if found else None
    if found is None or parts is None:
        return None
    every = [found.pk, *parts]
    told = Theme.objects.filter(pk__in=parts, members__submission__in=Submission.objects.published()).distinct()
    held = bool(held_heads(dict.fromkeys(every, found.pk)))
    return WholeTheme(
        theme=_public(found, held=held),
        parts=() if held else tuple(Part(one.title, one.summary, one.dissent) for one in told),
        same=_experiences(every, View.SAME, same_after),
        different=_experiences(every, View.DIFFERENT, different_after),
        answers=answers_to_themes(every),
    )


def joined_with(slug: str) -> ThemeLink | None:
    """Return the public theme that the one at this address was joined with, or None."""
    found = theme(slug)
    head = head_of(found) if found else None
    if found is None or head is None or head.pk == found.pk or head.pk not in public_heads():
        return None
    return ThemeLink(head.slug, head.title, "")


def _experiences(themes: list[int], view: str, after: str) -> Page[Experience]:
    """An experience that differs from one of two joined themes is shown there, and only there."""
    versions = PublishedVersion.objects.visible().filter(_seen_as(themes, view)).order_by("-published_at", "-pk")
    rows = list(_older_than(versions, after)[: PAGE_SIZE + 1].values_list("submission_id", "submission__reference"))
    shown = experiences_of([pk for pk, _reference in rows]) if rows else {}
    both = [(shown[pk], reference) for pk, reference in rows if pk in shown]
    return cut([one for one, _reference in both], [reference for _one, reference in both])


def _seen_as(themes: list[int], view: str) -> Q:
    members = InTheme.objects.filter(theme__in=themes, submission=OuterRef("submission"))
    differs = Q(Exists(members.filter(view=View.DIFFERENT)))
    return differs if view == View.DIFFERENT else Q(Exists(members)) & ~differs


def _older_than(versions: QuerySet[PublishedVersion], after: str) -> QuerySet[PublishedVersion]:
    last = PublishedVersion.objects.visible().filter(submission__reference=after).first() if after else None
    if last is None:
        return versions
    return versions.filter(Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, pk__lt=last.pk))


def _later_than(public: QuerySet[Theme], after: str) -> QuerySet[Theme]:
    last = public.filter(slug=after).first() if after else None
    return public.filter(Q(title__gt=last.title) | Q(title=last.title, pk__gt=last.pk)) if last else public


def _public(theme: Theme, *, held: bool) -> PublicTheme:
    stone = Stone(theme.cornerstone.slug, theme.cornerstone.name)
    summary, dissent = ("", "") if held else (theme.summary, theme.dissent)
    return PublicTheme(theme.slug, theme.title, summary, dissent, stone, held)
