"""The council's answers for feed readers: the newest change first, only what is public at this moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Greatest

from feedback.models import ResponseUpdate
from feedback.selectors import answers
from feedback.selectors.answers import Answer
from feedback.selectors.lists import PAGE_SIZE, Filters
from feedback.selectors.search import Asked, words_in_answers


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer, when it was published and when it last changed."""

    answer: Answer
    published_at: datetime
    changed_at: datetime


def entries(filters: Filters, asked: Asked) -> tuple[Entry, ...]:
    """Return the published answers that match and changed last: a new answer or an update of one."""
    last = ResponseUpdate.objects.filter(response=OuterRef("pk")).order_by("-at").values("at")[:1]
    found = answers.narrowed(filters)
    found = words_in_answers(found, asked) if asked else found
    changed = Greatest("published_at", "corrected_at", Subquery(last))
    rows = list(found.annotate(changed_at=changed).order_by("-changed_at", "-pk")[:PAGE_SIZE])
    shown = zip(answers.as_answers(rows), rows, strict=True)
    return tuple(Entry(answer, row.published_at, row.changed_at) for answer, row in shown if row.published_at)
