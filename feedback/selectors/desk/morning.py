"""How much waits at somebody's desk this morning: numbers and nothing else."""

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from authority.selectors import settings
from feedback.enums import SubmissionState
from feedback.models import Challenge, Submission
from feedback.permissions import SAFE, at_desk_of, to_agree_by, to_decide_by, to_look_at_by
from feedback.selectors.desk.facts import last_late_day
from feedback.selectors.reports_about_me import how_many_to_look_at


@dataclass(frozen=True, slots=True)
class Morning:
    """What waits for one person: how many, and how many of them we promised to have read by now."""

    waiting: int
    late: int


def morning_of(user: User) -> Morning:
    """Return what `user` could read, agree to, decide or look at now. A few queries."""
    unread = at_desk_of(user) & SAFE & Q(state=SubmissionState.RECEIVED)
    waiting = Submission.objects.filter(unread | to_agree_by(user) | to_decide_by(user))
    late = waiting.filter(received_on__lte=last_late_day(settings().moderated_within_days))
    asked = Challenge.objects.filter(to_look_at_by(user)).count()
    return Morning(waiting=waiting.count() + asked + how_many_to_look_at(user), late=late.count())
