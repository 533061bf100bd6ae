"""Open questions: written down by hand, corrected, settled with agreed words, and opened again (PR-10)."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Event, OpenQuestion, Settlement
from cornerstones.selectors.marker import marker_of
from cornerstones.services.refusals import QuestionSettled, SaidAlready, StillNeeded
from cornerstones.services.statements import check_seen, next_order
from lib import clock


@transaction.atomic
def add_question(*, event: Event, text: str, by: User) -> OpenQuestion:
    """Write a question below the others of its event, and return it. Raises PermissionDenied, SaidAlready."""
    require(by, Permission.EDIT_REPORTS)
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.questions.filter(text=text).exists():
        raise SaidAlready("This question stands there already. Change it there, or write another")
    return OpenQuestion.objects.create(event=locked, order=next_order(locked.questions), text=text)


@transaction.atomic
def change_question(*, question: OpenQuestion, text: str, by: User, seen: str) -> OpenQuestion:
    """Correct the words of a question that nobody has answered. The same again changes nothing.

    Raises PermissionDenied, ChangedMeanwhile, SaidAlready, StillNeeded.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = _locked(question)
    if locked.text == text:
        return locked
    check_seen(marker_of(locked.text), seen, now=locked.text)
    if OpenQuestion.objects.filter(event=locked.event_id, text=text).exists():
        raise SaidAlready("Another question says the same")
    _refuse_used(locked)
    locked.text = text
    locked.save(update_fields=("text",))
    return locked


@transaction.atomic
def remove_question(*, question: OpenQuestion, by: User) -> None:
    """Delete a question that was written by mistake. Gone already is fine. Raises PermissionDenied, StillNeeded."""
    require(by, Permission.EDIT_REPORTS)
    locked = OpenQuestion.objects.select_for_update().filter(pk=question.pk).first()
    if locked is not None:
        _refuse_used(locked)
        locked.delete()


@transaction.atomic
def settle(*, question: OpenQuestion, words: str, settled_on: date, by: User) -> Settlement:
    """Say with which words a question is settled, and since when. It stays visible. The same again changes nothing.

    Raises PermissionDenied, and QuestionSettled where it is settled with other words.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = _locked(question)
    standing = locked.settlements.filter(reopened_at=None).first()
    if standing is None:
        return Settlement.objects.create(question=locked, words=words, settled_on=settled_on, by=by, at=clock.now())
    if (standing.words, standing.settled_on) != (words, settled_on):
        raise QuestionSettled(f"A colleague settled it meanwhile: “{standing.words}”. Open it again to change that")
    return standing


@transaction.atomic
def open_again(*, question: OpenQuestion, why: str, by: User) -> OpenQuestion:
    """Open a settled question again; what had settled it stays on record. Open already is fine. PermissionDenied."""
    require(by, Permission.EDIT_REPORTS)
    locked = _locked(question)
    standing = locked.settlements.filter(reopened_at=None).first()
    if standing is not None:
        standing.reopened_by, standing.reopened_at, standing.reopened_why = by, clock.now(), why
        standing.save(update_fields=("reopened_by", "reopened_at", "reopened_why"))
    return locked


def _locked(question: OpenQuestion) -> OpenQuestion:
    return OpenQuestion.objects.select_for_update().get(pk=question.pk)


def _refuse_used(question: OpenQuestion) -> None:
    """What organisations answered is what was asked."""
    if question.answers.exists() or question.settlements.exists():
        raise StillNeeded("Organisations have answered this question, or it was settled. So it stays as it was asked.")
