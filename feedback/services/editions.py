"""A published answer is corrected only by a new edition: drafted, said why, and what stood before is kept."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.enums import RESPONSE_STATES, ResponseState
from feedback.models import AnswerEdition, RemovedEdition, Response, Submission
from feedback.selectors.answer_editions import due_now
from feedback.services.hearing_back import tell_of_correction
from feedback.services.reopening import close_with_edition
from feedback.services.responding import (
    AnswerRefused,
    check_reader,
    check_words,
    fields_of,
    lock_draft,
    new_reference,
    words_of,
)
from lib import clock
from lib.words import clean

CARRIED = (
    *("said", "outcome", "answer", "reason", "evidence", "owner", "cornerstone", "area_of_weakness"),
    *("child_version", "theme"),
)


@transaction.atomic
def begin_correction(*, response: Response, by: User) -> Response:
    """Return a draft of the next edition of a published answer: the one that is there, or a new one with its words.

    The day in it is the one that holds now. Raises PermissionDenied, AnswerRefused when the answer is not public or
    waits: somebody in what it answers may not be safe (MO-08), and the words say nothing of that.
    """
    require(by, Permission.RESPOND)
    answer = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    _refuse_unless_public(answer)
    begun = Response.objects.filter(corrects=answer, state=ResponseState.DRAFT).first()
    if Submission.objects.unsafe().filter(responses__in=[one for one in (answer, begun) if one]).exists():
        raise AnswerRefused("Wait. This answer cannot be corrected just now. Try again tomorrow")
    if begun:
        return begun
    draft = Response.objects.create(
        **{name: getattr(answer, name) for name in CARRIED},
        due_on=due_now(answer),
        reference=new_reference(),
        corrects=answer,
        written_by=by,
        written_at=clock.now(),
        assigned_to=by,
    )
    draft.experiences.set(answer.experiences.all())
    return draft


@transaction.atomic
def publish_correction(*, draft: Response, by: User, seen_version: int) -> Response:
    """Publish a correction as the next edition and return the answer; pressed twice it is published once.

    What stood is kept word for word, who told us is told that there is news, and where families had opened the answer
    again this closes it. Raises PermissionDenied, ChangedMeanwhile, WrongState, NotWhole, PromiseInThePast,
    NothingToAnswer, NeedsAReader, AnswerRefused when nothing is different or the answer is not public.
    """
    require(by, Permission.RESPOND)
    current = lock_draft(draft, seen_version)
    if current.corrects is None:
        raise AnswerRefused("This draft corrects nothing. Publish it as an answer")
    answer = Response.objects.select_for_update(of=("self",)).get(pk=current.corrects.pk)
    if current.state == ResponseState.TAKEN_IN:
        return answer
    RESPONSE_STATES.check(current.state, ResponseState.TAKEN_IN)
    _refuse_unless_public(answer)
    check_words(words_of(current), list(current.experiences.all()), corrects=answer)
    _refuse_the_same(current, answer)
    check_reader(current)
    _keep_edition(answer)
    _take_in(current, answer, by=by)
    close_with_edition(answer)
    tell_of_correction(answer)
    return answer


@transaction.atomic
def remove_edition(*, answer: Response, edition: int, by: User, reason: str) -> RemovedEdition:
    """Stop showing one earlier edition, to protect somebody, and return the record of it; twice is once.

    Everybody reads the day and the reason, and what it promised still counts; the edition itself is kept. Raises
    PermissionDenied, AnswerRefused without a reason or such an earlier edition.
    """
    require(by, Permission.RESPOND)
    words = clean(reason).strip()
    if not words:
        raise AnswerRefused("Enter why we remove it")
    kept = AnswerEdition.objects.filter(response=answer, edition=edition).first()
    if kept is None:
        raise AnswerRefused("Only an earlier version can be removed. Correct the answer first")
    removed, _made = RemovedEdition.objects.get_or_create(
        edition=kept, defaults={"reason": words, "by": by, "at": clock.now()}
    )
    return removed


def _keep_edition(answer: Response) -> None:
    AnswerEdition.objects.create(
        **{name: getattr(answer, name) for name in (*CARRIED, "due_on", "correction_reason", "edition")},
        response=answer,
        experience_ids=sorted(answer.experiences.values_list("pk", flat=True)),
        stood_from=answer.corrected_at or answer.published_at or clock.now(),  # PostgreSQL keeps one of the two
        stood_by=answer.corrected_by or answer.published_by,
    )


def _take_in(draft: Response, answer: Response, *, by: User) -> None:
    for name in (*CARRIED, "due_on", "correction_reason"):
        setattr(answer, name, getattr(draft, name))
    answer.edition, answer.version = answer.edition + 1, answer.version + 1
    answer.corrected_by, answer.corrected_at = by, clock.now()
    answer.save()
    answer.experiences.set(draft.experiences.all())
    draft.state = ResponseState.TAKEN_IN
    draft.save(update_fields=("state",))


def _refuse_unless_public(answer: Response) -> None:
    if not Response.objects.published().filter(pk=answer.pk).exists():
        raise AnswerRefused("This answer is not public. Only what everybody can read is corrected")


def _refuse_the_same(draft: Response, answer: Response) -> None:
    moved = draft.due_on != due_now(answer) or draft.theme_id != answer.theme_id
    apart = ("correction_reason", "due_on")
    new, old = ({k: v for k, v in fields_of(words_of(one)).items() if k not in apart} for one in (draft, answer))
    links = {*draft.experiences.values_list("pk", flat=True)} != {*answer.experiences.values_list("pk", flat=True)}
    if new == old and not moved and not links:
        raise AnswerRefused("Nothing is different yet. Change what was wrong first")
