"""How well the council keeps what it promised, exact and for staff: clocks, misses, outcomes, what is still missing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from authority.selectors import settings
from feedback.enums import Outcome
from feedback.models import Response, Submission
from feedback.selectors.clocks import Clock, clock_of, last_year, waited_for_an_answer, waited_to_be_read
from feedback.selectors.promised import ever_promised
from feedback.selectors.updates import overdue
from feedback.selectors.waiting import answer_due_on, due_in_words, in_full, unanswered
from lib import clock

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late: its reference and address, the day that was promised, how late, and who answers."""

    reference: str
    words: str
    owner: str
    due_in_full: str
    due_words: str


@dataclass(frozen=True, slots=True)
class Record:
    """All of it. Lists show the longest wait first, at most fifty of each."""

    since: date
    read: Clock
    answered: Clock
    outcomes: tuple[tuple[str, int], ...]
    unanswered: tuple[Late, ...]
    promises: tuple[Late, ...]
    no_child_version: tuple[Late, ...]


def record() -> Record:
    """Return how the promises of the last twelve months were kept."""
    days, (first, last) = settings(), last_year()
    return Record(
        since=first,
        read=clock_of(waited_to_be_read(first, last), promised=days.moderated_within_days),
        answered=clock_of(waited_for_an_answer(first, last), promised=days.answered_within_days),
        outcomes=outcomes(),
        unanswered=_unanswered(days.answered_within_days),
        promises=overdue_promises(),
        no_child_version=_no_child_version(),
    )


def outcomes() -> tuple[tuple[str, int], ...]:
    """Return how many published answers have each outcome, the noes beside the rest."""
    found = Response.objects.published().order_by().values_list("outcome").annotate(number=Count("pk"))
    counts = dict(found)
    return tuple((str(each.label), counts.get(each.value, 0)) for each in Outcome)


def overdue_promises() -> tuple[Late, ...]:
    """Return published promises whose day has passed and that are neither done nor given up, the oldest day first."""
    late = overdue(ever_promised(Response.objects.published()))[:MOST_SHOWN]
    return tuple(_late(reference, words, day, owner) for reference, words, day, owner in late)


def _unanswered(within: int) -> tuple[Late, ...]:
    rows: list[Submission] = list(unanswered().order_by("received_on", "pk")[:MOST_SHOWN])
    due = [(row.reference, answer_due_on(row.received_on, within)) for row in rows]
    return tuple(_late(reference, "", day) for reference, day in due if day < clock.today())


def _no_child_version() -> tuple[Late, ...]:
    rows = Response.objects.published().filter(child_version="").order_by("published_at", "pk")[:MOST_SHOWN]
    return tuple(Late(row.reference, row.answer, row.owner, "", "") for row in rows)


def _late(reference: str, words: str, due_on: date, owner: str = "") -> Late:
    return Late(reference, words, owner, in_full(due_on), due_in_words(due_on))
