"""What happened since an answer was published, and how a promise stands by it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from feedback.enums import HOW_FAR_FOR_OUTCOME, HowFar, Outcome
from feedback.models import AnswerEdition, Reopening, Response, ResponseUpdate
from feedback.selectors.waiting import due_in_words, in_full, is_overdue
from lib import clock

CLOSED = (HowFar.DONE, HowFar.STOPPED)
TONES = {
    HowFar.UNDER_WAY: "doing",
    HowFar.DONE: "done",
    HowFar.LATE: "waiting",
    HowFar.STOPPED: "stopped",
    HowFar.AGAIN: "doing",
}
OPEN_AGAIN = "Open again: somebody asked us to look again"


@dataclass(frozen=True, slots=True)
class Update:
    """One update; `title` is how far it has come in words, `due_on` the new day of what is late.

    `moves` is false when the answer was corrected since, with a day of its own.
    """

    progress: str
    title: str
    tone: str
    text: str
    on: date
    due_on: date | None
    due_in_full: str
    moves: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """How a promise stands today: its day (the new one where it moved), and whether it is done or given up."""

    due_on: date | None
    first_due_on: date | None
    words: str
    tone: str
    overdue: bool
    closed: bool


def how_far_fits(outcome: str, *, open_again: bool) -> tuple[HowFar, ...]:
    """Return what an update of an answer with this outcome can say."""
    return (*HOW_FAR_FOR_OUTCOME[outcome], *((HowFar.AGAIN,) if open_again else ()))


def updates_of(responses: Iterable[Response]) -> dict[int, tuple[Update, ...]]:
    """Return the updates of each answer by its id, oldest first; one query."""
    corrected = {response.pk: response.corrected_at for response in responses}
    found: dict[int, list[Update]] = defaultdict(list)
    for row in ResponseUpdate.objects.filter(response__in=corrected):
        corrected_at = corrected[row.response_id]
        found[row.response_id].append(_update(row, moves=corrected_at is None or row.at > corrected_at))
    return {pk: tuple(updates) for pk, updates in found.items()}


def standing(
    promised_on: date | None,
    updates: Sequence[Update],
    *,
    first_due_on: date | None = None,
    opened_on: date | None = None,
) -> Standing:
    """Return how a promise for a day stands after its updates.

    `first_due_on` is the day of its first edition, where it was corrected; `opened_on` the day on which families
    opened it again, which only words of the council close.
    """
    moved = next((update.due_on for update in reversed(updates) if update.due_on and update.moves), None)
    due_on, first = moved or promised_on, first_due_on or promised_on
    last = next((update for update in reversed(updates) if update.progress != HowFar.AGAIN), None)
    closed = last is not None and last.progress in CLOSED and opened_on is None
    overdue = not closed and due_on is not None and is_overdue(due_on)
    tone = last.tone if closed and last else "stopped" if overdue else "doing"
    return Standing(
        due_on=due_on,
        first_due_on=first if due_on and first != due_on else None,
        words=OPEN_AGAIN if opened_on else _words(due_on, last),
        tone="waiting" if opened_on else tone,
        overdue=overdue,
        closed=closed,
    )


def by_day(promises: QuerySet[Response], after: str = "") -> QuerySet[Response]:
    """Order promises by the day that holds now; those that are done or given up come last.

    With `after`, the reference of one of them, return only those that come after it.
    """
    progressed: Any = with_progress(promises)
    ordered: Any = progressed.order_by("closed", "now_due", "pk")
    last = ordered.filter(reference=after).values("closed", "now_due", "pk").first() if after else None
    rest: QuerySet[Response] = ordered.filter(_after(last)) if last else ordered
    return rest


def _after(last: dict[str, Any]) -> Q:
    later = Q(now_due__gt=last["now_due"]) | Q(now_due=last["now_due"], pk__gt=last["pk"])
    return Q(closed__gt=last["closed"]) | (Q(closed=last["closed"]) & later)


def with_progress(responses: QuerySet[Response]) -> QuerySet[Response]:
    """Annotate answers with how they stand today.

    `last_progress` (a HowFar or None), `now_due` (the day that holds now, or held until a correction gave it up),
    `open_again` (families opened it) and `closed` (1 for what is done or given up).
    """
    updates = ResponseUpdate.objects.filter(response=OuterRef("pk")).order_by("-at", "-pk")
    since = Q(response__corrected_at=None) | Q(at__gt=F("response__corrected_at"))
    moved = updates.filter(since, due_on__isnull=False).values("due_on")[:1]
    before = AnswerEdition.objects.filter(response=OuterRef("pk"), outcome=Outcome.WILL).order_by("-edition")
    ended = Q(last_progress__in=CLOSED) | ~Q(outcome=Outcome.WILL)
    return responses.annotate(
        last_progress=Subquery(updates.exclude(progress=HowFar.AGAIN).values("progress")[:1]),
        now_due=Coalesce(Subquery(moved), "due_on", Subquery(before.values("due_on")[:1])),
        open_again=Exists(Reopening.objects.filter(response=OuterRef("pk"), closed_on=None)),
        closed=Case(When(ended, open_again=False, then=Value(1)), default=Value(0)),
    )


def overdue(promises: QuerySet[Response]) -> list[tuple[str, str, date, str]]:
    """Return the promises whose day has passed and that are neither done nor given up, the oldest day first.

    Each as its reference, its words, the day that holds now and the post that answers for it.
    """
    open_ones: Any = by_day(promises)
    late = open_ones.filter(closed=0, now_due__lt=clock.today())
    return list(late.values_list("reference", "answer", "now_due", "owner"))


def _words(due_on: date | None, last: Update | None) -> str:
    if last and last.progress == HowFar.DONE:
        return f"done, as we said on {in_full(last.on)}"
    if last and last.progress == HowFar.STOPPED:
        return f"will not happen, as we said on {in_full(last.on)}"
    return due_in_words(due_on) if due_on else ""


def _update(row: ResponseUpdate, *, moves: bool) -> Update:
    return Update(
        progress=row.progress,
        title=row.get_progress_display(),
        tone=TONES[HowFar(row.progress)],
        text=row.text,
        on=timezone.localtime(row.at).date(),
        due_on=row.due_on,
        due_in_full=in_full(row.due_on) if row.due_on else "",
        moves=moves,
    )
