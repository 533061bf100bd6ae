"""Which published texts hold these words, and how well: always through an index that PostgreSQL keeps."""

from typing import Any, TypeVar

from django.contrib.postgres.search import SearchRank, SearchVector
from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Greatest

from feedback.models import PublishedVersion, Response, ResponseUpdate
from feedback.models.responses import ALL_TEXTS, OWN_TEXTS, TOLD_TEXTS
from feedback.selectors.search.asked import Asked, Way

Row = TypeVar("Row", bound=Model)
FINE = 10**7  # ranks are compared as whole numbers, so that the next page begins exactly where the last one ended


def words_in_experiences(versions: QuerySet[PublishedVersion], asked: Asked) -> QuerySet[PublishedVersion]:
    """Return the public versions that hold these words, each with its `rank`."""
    if asked.way == Way.RUNS:
        held = [Q(valued__contains=run) | Q(needs_change__contains=run) for run in asked.runs]
        return versions.filter(*held).annotate(rank=Value(0))
    column = "stems" if asked.way == Way.STEMS else "plain"
    return versions.filter(**{column: asked.query}).annotate(rank=rank_of(F(column), asked))


def words_in_answers(responses: QuerySet[Response], asked: Asked) -> QuerySet[Response]:
    """Return the answers that hold these words, or what was said since does, each with its `rank`.

    What families told counts while it may be told. Needs `tells` on each (`telling`).
    """
    if asked.way == Way.RUNS:
        return responses.filter(*(_run_in_answer(run) for run in asked.runs)).annotate(rank=Value(0))
    own, everything = (SearchVector(*texts, config=str(asked.way)) for texts in (OWN_TEXTS, ALL_TEXTS))
    rank = Case(
        When(tells=True, then=rank_of(everything, asked)), default=rank_of(own, asked), output_field=IntegerField()
    )
    since = SearchVector("text", config=str(asked.way))
    best = ResponseUpdate.objects.filter(response=OuterRef("pk")).annotate(rank=rank_of(since, asked)).order_by("-rank")
    rank_since = Coalesce(Subquery(best.values("rank")[:1]), Value(0))
    return responses.filter(pk__in=_holding(asked)).annotate(rank=Greatest(rank, rank_since))


def _holding(asked: Asked) -> QuerySet[Any]:
    """Return the keys of answers that hold these words: each part reads its own index, which one OR would not."""
    own, everything, since = (
        SearchVector(*texts, config=str(asked.way)) for texts in (OWN_TEXTS, ALL_TEXTS, ("text",))
    )
    plain = Response.objects.order_by()
    told_too: Any = plain.retold().alias(everything=everything)
    updates = ResponseUpdate.objects.order_by().alias(since=since).filter(since=asked.query)
    return (
        plain.alias(own=own)
        .filter(own=asked.query)
        .values("pk")
        .union(told_too.filter(everything=asked.query).values("pk"), updates.values("response"))
    )


def _run_in_answer(run: str) -> Q:
    held = Q(Exists(ResponseUpdate.objects.filter(response=OuterRef("pk"), text__contains=run)))
    for text in ALL_TEXTS:
        shown = Q(tells=True) if text in TOLD_TEXTS else Q()
        held |= shown & Q(**{f"{text}__contains": run})
    return held


def rank_of(vector: Combinable, asked: Asked) -> Combinable:
    """Return how well it matches, as a whole number: words near each other and short texts count for more."""
    rank = SearchRank(vector, asked.query, cover_density=True, normalization=Value(1))
    return Cast(Cast(rank, FloatField()) * FINE, IntegerField())


def ranked_page(ranked: QuerySet[Row], after: str, reference: str) -> QuerySet[Row]:
    """Return what has a `rank`, the best match first, after the one whose `reference` is `after`."""
    found: Any = ranked
    last: dict[str, Any] | None = found.filter(**{reference: after}).values("rank", "pk").first() if after else None
    if last:
        found = found.filter(Q(rank__lt=last["rank"]) | Q(rank=last["rank"], pk__lt=last["pk"]))
    page: QuerySet[Row] = found.order_by("-rank", "-pk")
    return page
