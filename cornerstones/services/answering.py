"""An organisation answers an open question: write, send to be read, take back to change, write a new edition."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import PartnerOrganisation, User
from cornerstones.enums import ANSWER_STATES, AnswerState
from cornerstones.models import Answer, OpenQuestion
from cornerstones.permissions import organisation_of
from cornerstones.services.refusals import AnotherIsBegun, ChangedMeanwhile, QuestionSettled
from lib import clock
from lib.words import clean


@transaction.atomic
def write_answer(*, question: OpenQuestion, text: str, by: User, seen_version: int) -> Answer:
    """Keep the draft of this person's organisation, and return it; after a decision this begins a new edition.

    `seen_version` is the version of the draft that the person read, 0 for none. The same words again change nothing.
    Raises PermissionDenied, QuestionSettled, AnotherIsBegun while one waits to be read, ChangedMeanwhile.
    """
    organisation = organisation_of(by)
    locked, words = OpenQuestion.objects.select_for_update().get(pk=question.pk), clean(text).strip()
    _refuse_settled(locked)
    draft = locked.answers.of(by).begun().first()
    if draft is None:
        return _new_edition(locked, organisation, words, by)
    if draft.state != AnswerState.DRAFT:
        raise AnotherIsBegun("Your answer waits to be read. Take it back first, then change it.")
    if draft.text == words:
        return draft
    if draft.version != seen_version:
        raise ChangedMeanwhile(
            f"{draft.written_by.name} changed this answer while you were writing. It now says: “{draft.text}” "
            "Your words are still below. Save again to put them in its place."
        )
    draft.text, draft.written_by, draft.written_at = words, by, clock.now()
    draft.version += 1
    draft.save(update_fields=("text", "written_by", "written_at", "version"))
    return draft


@transaction.atomic
def send_answer(*, answer: Answer, by: User, seen_version: int) -> Answer:
    """Send a draft to be read by a forum moderator or a report editor. Sent already is fine.

    Raises PermissionDenied, WrongState, ChangedMeanwhile where a colleague wrote other words, QuestionSettled.
    """
    locked = _own(answer, by)
    if locked.version != seen_version:
        raise ChangedMeanwhile("A colleague changed this answer meanwhile. Read it again, then send it.")
    if locked.state == AnswerState.WAITING:
        return locked
    ANSWER_STATES.check(locked.state, AnswerState.WAITING)
    _refuse_settled(locked.question)
    locked.state, locked.sent_by, locked.sent_at = AnswerState.WAITING, by, clock.now()
    locked.save(update_fields=("state", "sent_by", "sent_at"))
    return locked


@transaction.atomic
def take_back_answer(*, answer: Answer, by: User) -> Answer:
    """Take back an answer that waits, to change it. Raises PermissionDenied, and WrongState once it was decided."""
    locked = _own(answer, by)
    if locked.state == AnswerState.DRAFT:
        return locked
    ANSWER_STATES.check(locked.state, AnswerState.DRAFT)
    locked.state, locked.sent_by, locked.sent_at = AnswerState.DRAFT, None, None
    locked.version += 1
    locked.save(update_fields=("state", "sent_by", "sent_at", "version"))
    return locked


def _new_edition(question: OpenQuestion, organisation: PartnerOrganisation, words: str, by: User) -> Answer:
    last = question.answers.filter(organisation=organisation).order_by("-edition").first()
    if last is not None and last.text == words and last.state == AnswerState.PUBLISHED:
        return last
    edition = last.edition + 1 if last else 1
    return Answer.objects.create(
        question=question, organisation=organisation, edition=edition, text=words, written_by=by, written_at=clock.now()
    )


def _own(answer: Answer, by: User) -> Answer:
    if answer.organisation_id != organisation_of(by).pk:
        raise PermissionDenied
    OpenQuestion.objects.select_for_update().get(pk=answer.question_id)  # the same lock first, everywhere
    return Answer.objects.select_for_update(of=("self",)).select_related("question").get(pk=answer.pk)


def _refuse_settled(question: OpenQuestion) -> None:
    if question.settlements.filter(reopened_at=None).exists():
        raise QuestionSettled("This question is settled. Ask the report editor to open it again.")
