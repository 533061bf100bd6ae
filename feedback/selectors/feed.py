"""The council's answers for feed readers: the newest change first, only what is public at this moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, DateTimeField, ExpressionWrapper, OuterRef, Subquery, When
from django.db.models.functions import Cast, Greatest

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
    """Return the published answers that match and changed last: a new answer, an update, a correction, opened again.

    Of a wish to look again we keep the day only, so what is open again counts as changed right after the last words of
    the council, or on that day where it is later.
    """
    last = ResponseUpdate.objects.filter(response=OuterRef("pk")).order_by("-at").values("at")[:1]
    found = answers.narrowed(filters)
    found = words_in_answers(found, asked) if asked else found
    spoken = Greatest("published_at", "corrected_at", Subquery(last))
    soon_after = ExpressionWrapper(spoken + timedelta(seconds=1), output_field=DateTimeField())
    opened = Greatest(soon_after, Cast("opened_again_on", DateTimeField()))
    changed = Case(When(opened_again_on__isnull=False, then=opened), default=spoken)
    rows = list(found.annotate(changed_at=changed).order_by("-changed_at", "-pk")[:PAGE_SIZE])
    shown = zip(answers.as_answers(rows), rows, strict=True)
    return tuple(Entry(answer, row.published_at, row.changed_at) for answer, row in shown if row.published_at)
