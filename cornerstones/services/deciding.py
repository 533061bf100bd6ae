"""A forum moderator or a report editor reads an organisation's answer: publish, decline, take down."""

from django.db import transaction

from accounts.models import User
from cornerstones.enums import ANSWER_STATES, AnswerState
from cornerstones.models import Answer, OpenQuestion
from cornerstones.permissions import require_reader
from cornerstones.services.refusals import ChangedMeanwhile
from lib import clock
from lib.states import WrongState


@transaction.atomic
def publish_answer(*, answer: Answer, by: User, seen_version: int) -> Answer:
    """Show an answer to everybody; the organisation's earlier editions stay readable below it.

    Raises PermissionDenied (for the organisation's own people too), ChangedMeanwhile where other words were sent
    since, WrongState where somebody else decided already.
    """
    locked = _decidable(answer, by, AnswerState.PUBLISHED, seen_version)
    return _decide(locked, AnswerState.PUBLISHED, by, "")


@transaction.atomic
def decline_answer(*, answer: Answer, by: User, seen_version: int, reason: str) -> Answer:
    """Do not publish an answer, and tell its organisation why. Raises as `publish_answer` does."""
    locked = _decidable(answer, by, AnswerState.DECLINED, seen_version)
    return _decide(locked, AnswerState.DECLINED, by, reason)


@transaction.atomic
def take_down_answer(*, answer: Answer, by: User, why: str) -> Answer:
    """Take a published answer down with all its editions, so that no earlier one comes back in its place.

    Raises PermissionDenied, WrongState. The organisation reads why, and may write a new one.
    """
    require_reader(by, answer.organisation_id)
    OpenQuestion.objects.select_for_update().get(pk=answer.question_id)
    locked = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    ANSWER_STATES.check(locked.state, AnswerState.TAKEN_DOWN)
    public = Answer.objects.published().filter(question=locked.question_id, organisation=locked.organisation_id)
    for each in public:
        each.state, each.taken_down_by, each.taken_down_at = AnswerState.TAKEN_DOWN, by, clock.now()
        each.taken_down_why = why
        each.save(update_fields=("state", "taken_down_by", "taken_down_at", "taken_down_why"))
    locked.refresh_from_db()
    return locked


def _decidable(answer: Answer, by: User, after: AnswerState, seen_version: int) -> Answer:
    require_reader(by, answer.organisation_id)
    OpenQuestion.objects.select_for_update().get(pk=answer.question_id)
    locked = Answer.objects.select_for_update(of=("self",)).select_related("decided_by").get(pk=answer.pk)
    if locked.decided_by is not None:
        state = AnswerState(locked.state).label.lower()
        words = f"{locked.decided_by.name} has decided on this answer already: {state}. Nothing was changed."
        raise WrongState(words, before=locked.state, after=after)
    ANSWER_STATES.check(locked.state, after)
    if locked.version != seen_version:
        raise ChangedMeanwhile("The organisation has sent other words since. Read them, then decide.")
    return locked


def _decide(answer: Answer, after: AnswerState, by: User, reason: str) -> Answer:
    answer.state, answer.decided_by, answer.decided_at, answer.reason = after, by, clock.now(), reason
    answer.save(update_fields=("state", "decided_by", "decided_at", "reason"))
    return answer
