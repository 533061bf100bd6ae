"""Finding published experiences and answers by their words, the best match first, page by page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from django.contrib.postgres.search import SearchRank, SearchVector
from django.db.models import Case, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from feedback.models import PublishedVersion, Response
from feedback.models.responses import ALL_TEXTS, OWN_TEXTS, TOLD_TEXTS
from feedback.selectors import answers, public
from feedback.selectors.answers import Answer
from feedback.selectors.lists import PAGE_SIZE, Filters, Page, cut
from feedback.selectors.public import Experience
from feedback.selectors.search import excerpts
from feedback.selectors.search.asked import Asked, Way
from feedback.selectors.search.excerpts import Excerpt
from feedback.selectors.search.spelling import correct
from feedback.selectors.search.told import told

Item = TypeVar("Item")
Row = TypeVar("Row", PublishedVersion, Response)
FINE = 10**7  # ranks are compared as whole numbers, so that the next page begins exactly where the last one ended


@dataclass(frozen=True)
class Found(Generic[Item]):
    """What was found and a few words around it; `instead` is what was looked for where that had typing mistakes."""

    page: Page[tuple[Item, Excerpt]]
    instead: str = ""


def find_experiences(
    asked: Asked, filters: Filters, after: str = "", *, exact: bool = False, size: int = PAGE_SIZE
) -> Found[Experience]:
    """Return public experiences that hold these words. Without `exact`, words that nobody used are put right first."""
    return _forgiving(lambda asked: _experiences(asked, filters, after, size), asked, exact=exact or bool(after))


def find_answers(
    asked: Asked, filters: Filters, after: str = "", *, exact: bool = False, size: int = PAGE_SIZE
) -> Found[Answer]:
    """Return published answers that hold these words; what families told counts only while it is public."""
    return _forgiving(lambda asked: _answers(asked, filters, after, size), asked, exact=exact or bool(after))


def _forgiving(find: Callable[[Asked], Page[tuple[Item, Excerpt]]], asked: Asked, *, exact: bool) -> Found[Item]:
    page = find(asked)
    if page.items or exact or asked.way != Way.STEMS:
        return Found(page)
    instead = correct(asked.words)
    better = find(replace(asked, words=instead)) if instead else page
    return Found(better, instead) if better.items else Found(page)


def _experiences(asked: Asked, filters: Filters, after: str, size: int) -> Page[tuple[Experience, Excerpt]]:
    texts = excerpts.joined("valued", "needs_change")
    found = words_in_experiences(public.narrowed(filters), asked)
    rows = list(_page(found, texts, asked, after, "submission__reference")[: size + 1])
    pairs = list(zip(public.as_experiences(rows), _excerpts(rows, asked), strict=True))
    return cut(pairs, [row.submission.reference for row in rows], size)


def _answers(asked: Asked, filters: Filters, after: str, size: int) -> Page[tuple[Answer, Excerpt]]:
    found = words_in_answers(answers.narrowed(filters), asked)
    rows = list(_page(found, excerpts.joined(*OWN_TEXTS, *told()), asked, after, "reference")[: size + 1])
    pairs = list(zip(answers.as_answers(rows), _excerpts(rows, asked), strict=True))
    return cut(pairs, [row.reference for row in rows], size)


def words_in_experiences(versions: QuerySet[PublishedVersion], asked: Asked) -> QuerySet[PublishedVersion]:
    """Return the public versions that hold these words, each with its `rank`."""
    if asked.way == Way.RUNS:
        held = [Q(valued__contains=run) | Q(needs_change__contains=run) for run in asked.runs]
        return versions.filter(*held).annotate(rank=Value(0))
    column = "stems" if asked.way == Way.STEMS else "plain"
    return versions.filter(**{column: asked.query}).annotate(rank=_rank(F(column), asked))


def words_in_answers(responses: QuerySet[Response], asked: Asked) -> QuerySet[Response]:
    """Return the answers that hold these words, each with its `rank`; what families told counts while it may be told.

    Needs `tells` on each (`telling`).
    """
    if asked.way == Way.RUNS:
        return responses.filter(*(_run_in_answer(run) for run in asked.runs)).annotate(rank=Value(0))
    own, everything = (SearchVector(*texts, config=str(asked.way)) for texts in (OWN_TEXTS, ALL_TEXTS))
    found = responses.alias(own=own, everything=everything).filter(
        Q(own=asked.query) | Q(tells=True, everything=asked.query)
    )
    rank = Case(When(tells=True, then=_rank(everything, asked)), default=_rank(own, asked), output_field=IntegerField())
    return found.annotate(rank=rank)


def _run_in_answer(run: str) -> Q:
    held = Q()
    for text in ALL_TEXTS:
        shown = Q(tells=True) if text in TOLD_TEXTS else Q()
        held |= shown & Q(**{f"{text}__contains": run})
    return held


def _rank(vector: Combinable, asked: Asked) -> Combinable:
    """How well it matches, as a whole number: words near each other and short texts count for more."""
    rank = SearchRank(vector, asked.query, cover_density=True, normalization=Value(1))
    return Cast(Cast(rank, FloatField()) * FINE, IntegerField())


def _page(ranked: QuerySet[Row], texts: Combinable, asked: Asked, after: str, reference: str) -> QuerySet[Row]:
    found: Any = ranked  # annotated with its rank
    last: dict[str, Any] | None = found.filter(**{reference: after}).values("rank", "pk").first() if after else None
    if last:
        found = found.filter(Q(rank__lt=last["rank"]) | Q(rank=last["rank"], pk__lt=last["pk"]))
    page: QuerySet[Row] = found.annotate(excerpt=excerpts.headline(texts, asked)).order_by("-rank", "-pk")
    return page


def _excerpts(rows: list[Any], asked: Asked) -> list[Excerpt]:
    return [excerpts.read(row.excerpt, asked) for row in rows]
