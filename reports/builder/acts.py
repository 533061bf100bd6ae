"""What the council promised to do by a day of the period, and whether it did: its own acts, so the numbers are exact.

The day is the first one that was promised: one that moved later is late, however good the reason.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from feedback.enums import HowFar, Outcome
from feedback.models import Response, ResponseUpdate
from feedback.selectors.promised import ever_promised
from reports.builder.people import day_of
from reports.periods import Period

IN_TIME, LATE, STOPPED, NOT_YET = "in_time", "late", "stopped", "not_yet"


def acts(period: Period) -> dict[str, int]:
    """Return how many promises whose first day fell in the period were kept, kept late, given up or not yet kept.

    It looks at the end of the period and not at today, so that a second run says the same.
    """
    after = period.moments[1]
    told = ResponseUpdate.objects.filter(progress__in=(HowFar.DONE, HowFar.STOPPED), at__lt=after).order_by("at", "pk")
    rows = ever_promised(Response.objects.published().filter(published_at__lt=after)).order_by()
    with_all = rows.prefetch_related("editions", Prefetch("updates", queryset=told, to_attr="ends"))
    fates = [fate for row in with_all if (fate := _fate(row, period))]
    return {fate: fates.count(fate) for fate in (IN_TIME, LATE, STOPPED, NOT_YET)}


def _fate(answer: Response, period: Period) -> str:
    """Return what became of the promise of an answer; empty where it has none for a day of the period."""
    stood = [one for one in _stood(answer) if one.since < period.moments[1]]
    promise = next((one for one in stood if one.outcome == Outcome.WILL), None)
    if promise is None or promise.due_on is None or not period.start <= promise.due_on <= period.end:
        return ""
    if stood[-1].outcome in (Outcome.CANNOT, Outcome.DISAGREE):
        return STOPPED  # a correction that takes a promise back gives it up, whatever it is called
    ends: list[ResponseUpdate] = getattr(answer, "ends", [])
    if stood[-1].outcome == Outcome.WILL and ends and ends[-1].progress == HowFar.STOPPED:
        return STOPPED
    done = [ends[-1].at] if ends and ends[-1].progress == HowFar.DONE else []
    done += [stood[-1].since] if stood[-1].outcome == Outcome.DID else []
    return (IN_TIME if day_of(min(done)) <= promise.due_on else LATE) if done else NOT_YET


@dataclass(frozen=True, slots=True)
class _Stood:
    """What one edition answered, and since when."""

    outcome: str
    due_on: date | None
    since: datetime


def _stood(answer: Response) -> list[_Stood]:
    """Return what each edition of an answer said, the first one first."""
    before = sorted(answer.editions.all(), key=lambda one: one.edition)
    since = answer.corrected_at or answer.published_at
    now = [_Stood(answer.outcome, answer.due_on, since)] if since else []  # PostgreSQL keeps one of the two
    return [*(_Stood(one.outcome, one.due_on, one.stood_from) for one in before), *now]
