"""Narrowing the public lists by what became of something: where an answer stands, whether somebody was answered."""

from collections.abc import Callable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from feedback.enums import AnswerStatus, ExperienceStatus, HowFar, Outcome
from feedback.models import PublishedVersion, Response
from feedback.selectors.updates import with_progress
from feedback.selectors.waiting import late_if_sent_by
from lib import clock


def answers_in(responses: QuerySet[Response], status: str) -> QuerySet[Response]:
    """Return the answers that stand like this today; all of them for a status that we do not know."""
    condition = _ANSWERS.get(status)
    return with_progress(responses).filter(condition()) if condition else responses


def answers_by_status() -> dict[str, int]:
    """Return how many public answers stand like each status today. Acts of the council: exact. One query."""
    counted = {name: Count("pk", filter=condition()) for name, condition in _ANSWERS.items()}
    found = with_progress(Response.objects.published().order_by()).aggregate(**{_key(k): v for k, v in counted.items()})
    return {name: found[_key(name)] for name in _ANSWERS}


def experiences_in(versions: QuerySet[PublishedVersion], status: str) -> QuerySet[PublishedVersion]:
    """Return the published versions that are answered, or wait, or wait too long; all for an unknown status."""
    answered = Exists(Response.objects.published().filter(experiences=OuterRef("submission")))
    late = Q(submission__received_on__lte=late_if_sent_by()) if status in _WAITING else Q()
    if status == ExperienceStatus.ANSWERED:
        return versions.filter(answered)
    if status in _WAITING:
        return versions.filter(~answered, late if status == ExperienceStatus.LATE else ~late)
    return versions


def _key(status: str) -> str:
    return f"number_{status.replace('-', '_')}"


def _done() -> Q:
    kept = Q(outcome=Outcome.DID) & (Q(last_progress=None) | ~Q(last_progress=HowFar.STOPPED))
    promised = Q(outcome=Outcome.WILL, last_progress=HowFar.DONE)
    return Q(open_again=False) & (promised | kept)


def _open_promise() -> Q:
    ended = Q(last_progress__in=(HowFar.DONE, HowFar.STOPPED))
    return Q(outcome=Outcome.WILL, open_again=False) & (Q(last_progress=None) | ~ended)


def _is_late() -> Q:
    return Q(now_due__lt=clock.today()) | Q(last_progress=HowFar.LATE)


def _under_way() -> Q:
    in_time = Q(now_due__gte=clock.today()) & (Q(last_progress=None) | ~Q(last_progress=HowFar.LATE))
    return _open_promise() & in_time


_WAITING = (ExperienceStatus.WAITING, ExperienceStatus.LATE)
_ANSWERS: dict[str, Callable[[], Q]] = {
    AnswerStatus.DONE: _done,
    AnswerStatus.UNDER_WAY: _under_way,
    AnswerStatus.LATE: lambda: _open_promise() & _is_late(),
    AnswerStatus.OPEN_AGAIN: lambda: Q(open_again=True),
    AnswerStatus.CANNOT: lambda: Q(outcome=Outcome.CANNOT) | Q(last_progress=HowFar.STOPPED),
    AnswerStatus.DISAGREE: lambda: Q(outcome=Outcome.DISAGREE),
}
