"""How long people wait to be read and to be answered: the same rows for the desk and for the reports."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from django.db.models import Min, Q
from django.utils import timezone

from feedback.enums import SubmissionState, Verdict
from feedback.models import Submission
from feedback.selectors.answer_editions import answered_at
from feedback.selectors.waiting import working_days_in_words
from lib import clock, working_days

# A first person's proposal is only half a reading: one of two people has not read it yet.
NOT_READ_YET = (Verdict.PROPOSE, Verdict.READ_AGAIN)
# What is not published gets no answer; what nobody has read yet still waits for one.
GETS_NO_ANSWER = (SubmissionState.WITHDRAWN, SubmissionState.WITHHELD, SubmissionState.SET_ASIDE)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Waited:
    """When somebody told us, and the day on which what was promised happened; None while it has not."""

    received_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Clock:
    """How one promise was kept. Numbers are exact and for staff only; days are working days in England.

    `late` came after the promised day, `missed` is past it and has not come, `waiting` still has time. Those that
    wait count in `median` and `ninetieth` with the days that they have waited so far.
    """

    promised: int
    counted: int
    in_time: int
    late: int
    missed: int
    waiting: int
    median: str
    ninetieth: str


def waited_to_be_read(first: date, last: date) -> list[Waited]:
    """Return when everybody who told us from `first` to `last` was read; what was taken back is left out."""
    done_at = Min("decisions__at", filter=~Q(decisions__verdict__in=NOT_READ_YET))
    rows = Submission.objects.exclude(state=SubmissionState.WITHDRAWN).filter(received_on__range=(first, last))
    pairs = rows.annotate(done_at=done_at).order_by("pk").values_list("received_on", "done_at")
    return [Waited(received_on, _day(at)) for received_on, at in pairs]


def waited_for_an_answer(first: date, last: date) -> list[Waited]:
    """Return when everybody who told us from `first` to `last` was first answered; what gets no answer is left out."""
    rows = Submission.objects.exclude(state__in=GETS_NO_ANSWER).filter(received_on__range=(first, last))
    pairs = list(rows.order_by("pk").values_list("pk", "received_on"))
    answered = answered_at(rows.order_by().values_list("pk", flat=True))
    return [Waited(received_on, _day(answered.get(pk))) for pk, received_on in pairs]


def clock_of(rows: Sequence[Waited], *, promised: int) -> Clock:
    """Return how a promise of `promised` working days was kept for these people."""
    today = clock.today()
    count = _counter(min((row.received_on for row in rows), default=today), today)
    days = sorted((count(row.received_on, row.done_on or today), row.done_on is None) for row in rows)
    done = [number for number, waits in days if not waits]
    open_ones = [number for number, waits in days if waits]
    return Clock(
        promised=promised,
        counted=len(rows),
        in_time=sum(number <= promised for number in done),
        late=sum(number > promised for number in done),
        missed=sum(number > promised for number in open_ones),
        waiting=sum(number <= promised for number in open_ones),
        median=_rank(days, 0.5),
        ninetieth=_rank(days, 0.9),
    )


def last_year() -> tuple[date, date]:
    """Return the first and last day of the last twelve months."""
    return clock.today() - YEAR, clock.today()


def _rank(days: Sequence[tuple[int, bool]], share: float) -> str:
    """Return the nearest rank in words; "so far" where that person is still waiting."""
    if not days:
        return "nobody yet"
    number, waits = days[math.ceil(share * len(days)) - 1]
    return f"{working_days_in_words(number)} so far, and some still wait" if waits else working_days_in_words(number)


def _counter(first: date, last: date) -> Callable[[date, date], int]:
    """Return a function that counts working days between two days of a span, without walking them each time."""
    span = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    total = dict(zip(span, accumulate(int(working_days.is_working_day(day)) for day in span), strict=True))

    def between(start: date, end: date) -> int:
        return max(0, total.get(end, 0) - total.get(start, 0))

    return between


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
