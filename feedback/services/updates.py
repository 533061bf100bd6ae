"""What happened since an answer was published: said, never rewritten, and told to those who wait for it (PC-14)."""

from datetime import date

from django.db import transaction
from django.db.models import F, Q

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.enums import HowFar, Outcome, ResponseState
from feedback.models import Response, ResponseUpdate
from feedback.selectors.promises import last_day_to_promise
from feedback.selectors.reopening import is_open_again
from feedback.selectors.updates import how_far_fits
from feedback.services.hearing_back import tell_of_update
from feedback.services.reopening import close_with_update
from feedback.services.responding import AnswerRefused, PromiseTooFarAhead, check_another
from lib import clock
from lib.codes import keyed_hash
from lib.words import clean


@transaction.atomic
def add_update(
    *, response: Response, by: User, progress: HowFar | str, text: str, due_on: date | None, key: str
) -> ResponseUpdate:
    """Say how far a published answer has come. Returns the update; the same `key` again returns the first one.

    `due_on` is the new day of what is late, and is left out for all else. Raises PermissionDenied, AnswerRefused when
    something is missing or the answer is not public, NeedsAnotherPerson where the council asks for a second reader
    (then see `additions`), ValueError for an unknown progress.
    """
    require(by, Permission.RESPOND)
    check_another(written_by=by, by=by)
    return say_update(response=response, by=by, progress=progress, text=text, due_on=due_on, key=key)


def say_update(
    *, response: Response, by: User, progress: HowFar | str, text: str, due_on: date | None, key: str
) -> ResponseUpdate:
    """Publish an update that was looked at. Takes, returns and raises what `add_update` does."""
    locked = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    made = ResponseUpdate.objects.filter(response=locked, update_key=_hash(key)).first()
    if made:
        return made
    progress, words = check_update(locked, progress=progress, text=text, due_on=due_on)
    update = ResponseUpdate.objects.create(
        response=locked,
        progress=progress,
        text=words,
        due_on=due_on if progress == HowFar.LATE else None,
        update_key=_hash(key),
        by=by,
        at=clock.now(),
    )
    if update.due_on:
        _carry_into_correction(locked, Q(outcome=Outcome.WILL), due_on=update.due_on)
    close_with_update(update)
    tell_of_update(update)
    return update


@transaction.atomic
def add_child_version(*, response: Response, by: User, text: str) -> Response:
    """Add the version for children to a published answer that has none: once, for nothing published is rewritten.

    Returns the answer. The same words again change nothing. Raises PermissionDenied, AnswerRefused, and
    NeedsAnotherPerson where the council asks for a second reader (then see `additions`).
    """
    require(by, Permission.RESPOND)
    check_another(written_by=by, by=by)
    return say_to_children(response=response, text=text)


def say_to_children(*, response: Response, text: str) -> Response:
    """Publish a version for children that was looked at. Returns and raises what `add_child_version` does."""
    locked = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    words = clean(text).strip()
    if locked.child_version and locked.child_version == words:
        return locked
    check_child_version(locked, words)
    locked.child_version = words
    locked.save(update_fields=("child_version",))
    _carry_into_correction(locked, Q(child_version=""), child_version=words)
    return locked


def check_update(response: Response, *, progress: HowFar | str, text: str, due_on: date | None) -> tuple[HowFar, str]:
    """Return how far it has come and the tidy words. Raises AnswerRefused unless they may be added to this answer."""
    _refuse_unless_public(response)
    far, words = HowFar(progress), clean(text).strip()
    _check(far, words, due_on)
    _check_fits(far, response)
    return far, words


def check_child_version(response: Response, words: str) -> None:
    """Raise AnswerRefused unless these words may be added to this answer."""
    _refuse_unless_public(response)
    if response.child_version:
        raise AnswerRefused("Somebody has added the version for children already. What is published does not change")
    if not words:
        raise AnswerRefused("Enter the version for children and young people")


def _refuse_unless_public(response: Response) -> None:
    if response.state != ResponseState.PUBLISHED:
        raise AnswerRefused("This answer is not published yet. Change the draft itself")
    if not Response.objects.published().filter(pk=response.pk).exists():
        raise AnswerRefused("This answer is hidden: somebody said that it is about them, and a person looks first")


def _carry_into_correction(response: Response, where: Q, **changes: object) -> None:
    """A correction that somebody has begun holds what was added meanwhile, so that it takes nothing back."""
    begun = Response.objects.filter(where, corrects=response, state=ResponseState.DRAFT)  # also one that waits
    begun.update(version=F("version") + 1, **changes)


def _check_fits(progress: HowFar, answer: Response) -> None:
    open_again = is_open_again(answer)
    if progress == HowFar.AGAIN and not open_again:
        raise AnswerRefused("Select how far it has come. Nobody has asked us to look at this answer again")
    if progress not in how_far_fits(answer.outcome, open_again=open_again):
        raise AnswerRefused(f"“{progress.label}” does not fit this answer. Correct the answer if it is another one now")


def _check(progress: HowFar, text: str, due_on: date | None) -> None:
    if not text:
        raise AnswerRefused("Enter what happened")
    if progress == HowFar.LATE and (due_on is None or due_on < clock.today()):
        raise AnswerRefused("Enter the new date by which we will do it. It must not have passed yet")
    if progress == HowFar.LATE and due_on and due_on > last_day_to_promise():
        raise PromiseTooFarAhead


def _hash(key: str) -> str:
    return keyed_hash(key, purpose="response update")
