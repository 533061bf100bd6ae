"""Finding published experiences and answers by their words, the best match first, page by page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from feedback.models import ResponseUpdate
from feedback.models.responses import OWN_TEXTS
from feedback.selectors import answers, public
from feedback.selectors.answers import Answer
from feedback.selectors.lists import PAGE_SIZE, Filters, Page, cut
from feedback.selectors.public import Experience
from feedback.selectors.search import excerpts
from feedback.selectors.search.asked import Asked, Way
from feedback.selectors.search.excerpts import Voices
from feedback.selectors.search.matching import ranked_page, words_in_answers, words_in_experiences
from feedback.selectors.search.spelling import correct
from feedback.selectors.search.told import told

Item = TypeVar("Item")
SAID, ANSWERED, SINCE, FOR_CHILDREN = "People told us", "The council answered", "Since then", "For children"


@dataclass(frozen=True)
class Found(Generic[Item]):
    """What was found and a few words around it; `instead` is what was looked for where that had typing mistakes."""

    page: Page[tuple[Item, Voices]]
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


def _forgiving(find: Callable[[Asked], Page[tuple[Item, Voices]]], asked: Asked, *, exact: bool) -> Found[Item]:
    page = find(asked)
    if page.items or exact or asked.way != Way.STEMS:
        return Found(page)
    instead = correct(asked.words)
    better = find(replace(asked, words=instead)) if instead else page
    return Found(better, instead) if better.items else Found(page)


def _experiences(asked: Asked, filters: Filters, after: str, size: int) -> Page[tuple[Experience, Voices]]:
    found = ranked_page(words_in_experiences(public.narrowed(filters), asked), after, "submission__reference")
    texts = excerpts.joined("valued", "needs_change")
    rows: list[Any] = list(found.annotate(excerpt=excerpts.headline(texts, asked))[: size + 1])
    said = [excerpts.voices(("", excerpts.read(row.excerpt, asked, row.valued, row.needs_change))) for row in rows]
    pairs = list(zip(public.as_experiences(rows), said, strict=True))
    return cut(pairs, [row.submission.reference for row in rows], size)


def _answers(asked: Asked, filters: Filters, after: str, size: int) -> Page[tuple[Answer, Voices]]:
    found: Any = ranked_page(words_in_answers(answers.narrowed(filters), asked), after, "reference")
    said, for_children = told()
    found = found.annotate(
        told_said=said,
        told_children=for_children,
        since=Coalesce(Subquery(_since()), Value(""), output_field=TextField()),
    ).annotate(
        said_excerpt=excerpts.headline("told_said", asked),
        own_excerpt=excerpts.headline(excerpts.joined(*OWN_TEXTS), asked),
        since_excerpt=excerpts.headline("since", asked),
        children_excerpt=excerpts.headline("told_children", asked),
    )
    rows = list(found[: size + 1])
    pairs = list(zip(answers.as_answers(rows), [_voices(row, asked) for row in rows], strict=True))
    return cut(pairs, [row.reference for row in rows], size)


def _voices(row: Any, asked: Asked) -> Voices:
    own = [getattr(row, name) for name in OWN_TEXTS]
    return excerpts.voices(
        (ANSWERED, excerpts.read(row.own_excerpt, asked, *own)),
        (SINCE, excerpts.read(row.since_excerpt, asked, row.since)),
        (SAID, excerpts.read(row.said_excerpt, asked, row.told_said)),
        (FOR_CHILDREN, excerpts.read(row.children_excerpt, asked, row.told_children)),
    )


def _since() -> QuerySet[Any]:
    """Return everything that was said since an answer was published, as one text."""
    updates = ResponseUpdate.objects.filter(response=OuterRef("pk")).order_by().values("response")
    return updates.annotate(all=StringAgg("text", Value("\n"), order_by=("at", "pk"))).values("all")
