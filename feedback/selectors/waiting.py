"""How long an answer may take, and how we say it: one clock for every page."""

from datetime import date

from django.db.models import Exists, OuterRef

from authority.selectors import settings
from feedback.models import Response, Submission
from feedback.models.submissions import SubmissionQuerySet
from lib import clock, working_days


def answer_due_on(received_on: date, within: int | None = None) -> date:
    """Return the day by which the council has promised its first answer.

    `within` is in working days from the day it was sent; without it, the authority's own setting is read.
    """
    return working_days.add(received_on, settings().answered_within_days if within is None else within)


def unanswered() -> SubmissionQuerySet:
    """Return the public experiences without an answer that anybody may read."""
    answers = Response.objects.published().filter(experiences=OuterRef("pk"))
    return Submission.objects.published().filter(~Exists(answers))


def in_full(day: date) -> str:
    """Return a day as we promise it: "Friday 4 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def working_days_in_words(number: int) -> str:
    """Return "1 working day" or "5 working days"."""
    return "1 working day" if number == 1 else f"{number} working days"


def is_overdue(due_on: date) -> bool:
    """Return whether the day has passed."""
    return due_on < clock.today()


def due_in_words(due_on: date) -> str:
    """Return how far off a day is: "due in 3 working days", "due today", "2 working days late"."""
    days = working_days.between(clock.today(), due_on)
    if due_on == clock.today():
        return "due today"
    if is_overdue(due_on):
        return f"{working_days_in_words(-days)} late" if days else "late"
    return f"due in {working_days_in_words(days)}" if days else "due before the next working day"
