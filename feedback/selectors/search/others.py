"""Finding themes, and small wins and thanks, by their words: only what anybody may read at this moment."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import OuterRef, Q, Subquery, Value
from django.urls import reverse

from feedback.models import SmallWin, Theme
from feedback.selectors.lists import Page, cut
from feedback.selectors.public import Stone
from feedback.selectors.search import excerpts
from feedback.selectors.search.asked import Asked, Way
from feedback.selectors.search.excerpts import Voices
from feedback.selectors.search.matching import rank_of, ranked_page
from feedback.selectors.small_wins import Win, as_wins
from feedback.selectors.themes.readable import readable_themes

SAME, DIFFERENT = "What people say", "Some see it differently"
THEME_TEXTS = ("title", "summary", "dissent")


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme that was found, by its own words or by those of one that was joined with it."""

    slug: str
    title: str
    href: str
    cornerstone: Stone


@dataclass(frozen=True, slots=True)
class FoundWin:
    """A small win or a thank you that was found; `href` leads to where it stands in its list."""

    win: Win
    href: str


def find_themes(asked: Asked, after: str, size: int) -> Page[tuple[FoundTheme, Voices]]:
    """Return `size` themes that hold these words, the best match first, after the one with this address."""
    head_of = readable_themes()
    themes = Theme.objects.filter(pk__in=head_of)
    found: Any = ranked_page(_holding(themes, THEME_TEXTS, asked), "", "slug")
    best: dict[int, int] = {}  # of themes that were joined, the part that matches best stands for the whole
    for part in found.values_list("pk", flat=True):
        best.setdefault(head_of[part], part)
    heads = {theme.pk: theme for theme in Theme.objects.filter(pk__in=best).select_related("cornerstone")}
    slugs = [heads[head].slug for head in best]
    begin = slugs.index(after) + 1 if after in slugs else 0
    parts = _theme_voices(list(best.values())[begin : begin + size + 1], asked)
    some = list(best.items())[begin : begin + size + 1]
    return cut([(_theme(heads[head]), parts[part]) for head, part in some], slugs[begin : begin + size + 1], size)


def find_small_wins(asked: Asked, after: str, size: int) -> Page[tuple[FoundWin, Voices]]:
    """Return `size` small wins and thanks that hold these words, the best match first, after the one called `after`."""
    newer = SmallWin.objects.published().filter(_newer_than_it()).order_by("published_at", "pk")
    found: Any = ranked_page(_holding(SmallWin.objects.published(), ("text",), asked), after, "reference")
    found = found.annotate(newer=Subquery(newer.values("reference")[:1]), excerpt=excerpts.headline("text", asked))
    rows = list(found.select_related("cornerstone", "written_by")[: size + 1])
    voices = [excerpts.voices(("", excerpts.read(row.excerpt, asked, row.text))) for row in rows]
    wins = [FoundWin(win, _in_its_list(row)) for win, row in zip(as_wins(rows), rows, strict=True)]
    return cut(list(zip(wins, voices, strict=True)), [row.reference for row in rows], size)


def _holding(rows: Any, texts: tuple[str, ...], asked: Asked) -> Any:
    """Return which of these rows hold the words in these texts, each with its `rank`."""
    if asked.way == Way.RUNS:
        held = [Q(*(Q(**{f"{text}__contains": run}) for text in texts), _connector=Q.OR) for run in asked.runs]
        return rows.filter(*held).annotate(rank=Value(0))
    vector = SearchVector(*texts, config=str(asked.way))
    return rows.alias(vector=vector).filter(vector=asked.query).annotate(rank=rank_of(vector, asked))


def _theme_voices(themes: list[int], asked: Asked) -> dict[int, Voices]:
    marked = {f"{name}_excerpt": excerpts.headline(name, asked) for name in ("summary", "dissent")}
    rows: Any = Theme.objects.filter(pk__in=themes).annotate(**marked)
    return {
        row.pk: excerpts.voices(
            (SAME, excerpts.read(row.summary_excerpt, asked, row.summary)),
            (DIFFERENT, excerpts.read(row.dissent_excerpt, asked, row.dissent)),
        )
        for row in rows
    }


def _theme(theme: Theme) -> FoundTheme:
    stone = Stone(theme.cornerstone.slug, theme.cornerstone.name)
    return FoundTheme(theme.slug, theme.title, reverse("theme", args=[theme.slug]), stone)


def _newer_than_it() -> Q:
    same_time = Q(published_at=OuterRef("published_at"), pk__gt=OuterRef("pk"))
    return Q(published_at__gt=OuterRef("published_at")) | same_time


def _in_its_list(row: Any) -> str:
    page = f"?after={row.newer}" if row.newer else ""
    return f"{reverse('small_wins')}{page}#win-{row.reference}"
