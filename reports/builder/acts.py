"""What the council promised to do by a day of the period, and whether it did: its own acts, so the numbers are exact.

The day is the first one that was promised: one that moved later is late, however good the reason.
"""

from collections import Counter
from datetime import date, datetime

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from feedback.enums import HowFar, Outcome
from feedback.models import AnswerEdition, Response, ResponseUpdate
from reports.builder.people import day_of
from reports.periods import Period

IN_TIME, LATE, STOPPED, NOT_YET = "in_time", "late", "stopped", "not_yet"


def acts(period: Period) -> dict[str, int]:
    """Return how many promises whose first day fell in the period were kept, kept late, given up or not yet kept.

    It looks at the end of the period and not at today, so that a second run says the same.
    """
    after = period.moments[1]
    first = AnswerEdition.objects.filter(response=OuterRef("pk"), edition=1).values("due_on")
    ended = ResponseUpdate.objects.filter(
        Q(progress=HowFar.DONE) | Q(progress=HowFar.STOPPED), response=OuterRef("pk"), at__lt=after
    ).order_by("-at", "-pk")
    promised = Response.objects.published().filter(outcome=Outcome.WILL, published_at__lt=after).order_by()
    rows = promised.annotate(
        day=Coalesce(Subquery(first), F("due_on")),
        progress=Subquery(ended.values("progress")[:1]),
        ended_at=Subquery(ended.values("at")[:1]),
    ).filter(day__range=(period.start, period.end))
    found = Counter(
        _fate(day, progress, ended_at) for day, progress, ended_at in rows.values_list("day", "progress", "ended_at")
    )
    return {fate: found[fate] for fate in (IN_TIME, LATE, STOPPED, NOT_YET)}


def _fate(day: date, progress: str | None, ended_at: datetime | None) -> str:
    if progress == HowFar.STOPPED:
        return STOPPED
    if ended_at is None:
        return NOT_YET
    return IN_TIME if day_of(ended_at) <= day else LATE
