"""What was ever promised by a day. A promise that a correction turned into something else is not forgotten (PR-03)."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from feedback.enums import Outcome
from feedback.models import AnswerEdition, Response
from feedback.models.responses import ResponseQuerySet
from feedback.selectors.updates import OPEN_AGAIN, Standing
from feedback.selectors.waiting import in_full, is_overdue


def ever_promised(responses: ResponseQuerySet) -> ResponseQuerySet:
    """Return those that say “We will”, or said it in an earlier edition."""
    return responses.filter(Q(outcome=Outcome.WILL) | Exists(_promises()))


def with_promises(responses: QuerySet[Response]) -> QuerySet[Response]:
    """Annotate answers with what earlier editions promised: `first_day` and `last_day`, and when that ended.

    `promise_ended_at` is when the edition came that no longer said “We will”. All are None where nothing was promised
    before.
    """
    last = _promises().order_by("-edition")
    after = AnswerEdition.objects.filter(response=OuterRef("pk"), edition=OuterRef("last_promise") + 1)
    promised: Any = responses.annotate(
        first_day=Subquery(_promises().order_by("edition").values("due_on")[:1]),
        last_day=Subquery(last.values("due_on")[:1]),
        last_promise=Subquery(last.values("edition")[:1]),
    )
    ended = Coalesce(Subquery(after.values("stood_from")), F("corrected_at"))
    found: QuerySet[Response] = promised.annotate(promise_ended_at=ended)
    return found


def ended(promised_on: date, *, first_due_on: date | None, outcome: str, on: date, opened_on: date | None) -> Standing:
    """Return how a promise stands that a correction of `on` turned into another answer: done, or it will not happen."""
    words = "done" if outcome == Outcome.DID else "will not happen"
    tone = "done" if outcome == Outcome.DID else "stopped"
    return Standing(
        due_on=promised_on,
        first_due_on=first_due_on if first_due_on != promised_on else None,
        words=OPEN_AGAIN if opened_on else f"{words}, as we said on {in_full(on)}",
        tone="waiting" if opened_on else tone,
        overdue=opened_on is not None and is_overdue(promised_on),
        closed=opened_on is None,
    )


def _promises() -> QuerySet[AnswerEdition]:
    return AnswerEdition.objects.filter(response=OuterRef("pk"), outcome=Outcome.WILL)
