"""Answers that families opened again: on top of the council's list, with a clock of their own."""

from dataclasses import dataclass
from datetime import date

from authority.selectors import settings
from feedback.models import LookAgain, Reopening, Response, Submission
from feedback.selectors.waiting import answer_due_on, due_in_words, in_full, is_overdue


@dataclass(frozen=True, slots=True)
class OpenAgain:
    """An answer that waits for the council again. Nothing in here says who asked, or how many."""

    reference: str
    answer: str
    opened_on: date
    opened_in_full: str
    due_on: date
    due_in_full: str
    due_words: str
    overdue: bool


def open_again() -> tuple[OpenAgain, ...]:
    """Return the public answers that are open again, the longest first."""
    opened = Reopening.objects.filter(closed_on=None, response__in=Response.objects.published())
    rows = list(opened.select_related("response").order_by("opened_on", "pk"))
    within = settings().answered_within_days if rows else 0
    return tuple(_open_again(row, within) for row in rows)


def how_many_open_again() -> int:
    """Return how many public answers are open again. For staff only: it is exact."""
    return Reopening.objects.filter(closed_on=None, response__in=Response.objects.published()).count()


def is_open_again(response: Response) -> bool:
    """Return whether families have opened this answer again and the council has not said anything since."""
    return Reopening.objects.filter(response=response, closed_on=None).exists()


def times_spoken(response: Response) -> int:
    """Return how often the council has spoken in an answer: its editions and its updates. It only ever grows."""
    return response.edition + response.updates.count()


def has_asked_again(response: Response, submission: Submission) -> bool:
    """Return whether this writer has asked the council to look again since it said something last."""
    wishes = LookAgain.objects.filter(response=response, submission=submission)
    return wishes.filter(heard=times_spoken(response)).exists()


def _open_again(row: Reopening, within: int) -> OpenAgain:
    due_on = answer_due_on(row.opened_on, within)
    return OpenAgain(
        reference=row.response.reference,
        answer=row.response.answer,
        opened_on=row.opened_on,
        opened_in_full=in_full(row.opened_on),
        due_on=due_on,
        due_in_full=in_full(due_on),
        due_words=due_in_words(due_on),
        overdue=is_overdue(due_on),
    )
