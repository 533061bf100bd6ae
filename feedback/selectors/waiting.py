"""How long an answer may take, and how we say it: one clock for every page."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from authority.selectors import settings
from feedback.models import Response, Submission
from feedback.models.submissions_read import SubmissionQuerySet
from lib import clock, working_days
from lib.due import due_in_words, in_full, is_overdue, working_days_in_words

__all__ = [
    "answer_due_on",
    "due_in_words",
    "in_full",
    "is_overdue",
    "late_if_sent_by",
    "unanswered",
    "working_days_in_words",
]


def answer_due_on(received_on: date, within: int | None = None) -> date:
    """Return the day by which the council has promised its first answer.

    `within` is in working days from the day it was sent; without it, the authority's own setting is read.
    """
    return working_days.add(received_on, settings().answered_within_days if within is None else within)


def late_if_sent_by() -> date:
    """Return the last day whose promised answer is late today: what was sent by then has waited too long."""
    within = settings().answered_within_days
    day = clock.today() - timedelta(days=within)
    while not is_overdue(answer_due_on(day, within)):
        day -= timedelta(days=1)
    return day


def unanswered() -> SubmissionQuerySet:
    """Return the public experiences without an answer that anybody may read."""
    answers = Response.objects.published().filter(experiences=OuterRef("pk"))
    return Submission.objects.published().filter(~Exists(answers))
