"""Ringing back those who asked for it. Two people at once never both act: every step names the version it saw."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission, RecordRead
from accounts.models import User
from accounts.permissions import require
from accounts.services import note_reading
from contact.enums import REQUEST_STATES, RequestState, Way
from contact.models import CallBack
from contact.selectors.call_backs import Person, person
from contact.services.errors import NoSummary, NowhereToSend, SomebodyWasQuicker
from contact.services.summaries import send_summary, tell_that_we_tried
from lib import clock

MOST_TRIES = 3


@transaction.atomic
def take(*, call_back: CallBack, by: User, seen_version: int) -> CallBack:
    """Let `by` ring this person, and nobody else meanwhile (LA-17). Returns it; the same step again changes nothing.

    Raises PermissionDenied, SomebodyWasQuicker, WrongState where it cannot be taken.
    """
    found = _locked(call_back, by)
    if _is_done_again(found, by, seen_version, RequestState.TAKEN):
        return found
    _refuse_if_changed(found, seen_version)
    return _move(found, RequestState.TAKEN, taken_by=by, done_by=None, done_at=None)


@transaction.atomic
def put_back(*, call_back: CallBack, by: User, seen_version: int) -> CallBack:
    """Give it back to the queue; anybody of the team may, for somebody who is away. Returns it. Raises as `take`."""
    found = _locked(call_back, by)
    if (found.version, found.state) == (seen_version + 1, RequestState.WAITING):
        return found
    _refuse_if_changed(found, seen_version)
    return _move(found, RequestState.WAITING, taken_by=None)


@transaction.atomic
def note_try(*, call_back: CallBack, by: User, seen_version: int) -> CallBack:
    """Note that the person could not be reached; after MOST_TRIES it rests, and they are told so. Returns it.

    Raises as `take`, and PermissionDenied for who did not take it.
    """
    found = _locked(call_back, by)
    state = RequestState.NOT_REACHED if found.tries + 1 >= MOST_TRIES else RequestState.TAKEN
    if _is_done_again(found, by, seen_version, RequestState.TAKEN, RequestState.NOT_REACHED):
        return found
    _refuse_if_changed(found, seen_version)
    _refuse_if_not_theirs(found, by)
    tried = {"tries": found.tries + 1, "tried_at": clock.now()}
    if state == RequestState.TAKEN:
        return _save(found, **tried)
    _move(found, state, done_by=by, done_at=clock.now(), **tried)
    tell_that_we_tried(found)
    return found


@transaction.atomic
def finish(
    *, call_back: CallBack, by: User, seen_version: int, summary: str, summary_way: Way | str = "", summary_to: str = ""
) -> CallBack:
    """Note what was said and what happens next, and send that to the person in writing if they want it. Returns it.

    The summary is promised by Devon's communication and relationship standard: a short written one after each talk.
    Raises as `note_try`; NoSummary without words, NowhereToSend without a place for a summary that is wanted.
    """
    if not summary.strip():
        raise NoSummary
    if summary_way and not summary_to.strip():
        raise NowhereToSend
    found = _locked(call_back, by)
    if _is_done_again(found, by, seen_version, RequestState.DONE):
        return found
    _refuse_if_changed(found, seen_version)
    _refuse_if_not_theirs(found, by)
    words = {"summary": summary.strip(), "summary_way": summary_way, "summary_to": summary_to.strip()}
    _move(found, RequestState.DONE, done_by=by, done_at=clock.now(), **words)
    send_summary(found)
    return found


@transaction.atomic
def open_person(*, call_back: CallBack, by: User) -> Person:
    """Return the name, the number and what helps them to talk, and note that `by` read it.

    Raises PermissionDenied for who did not take it.
    """
    require(by, Permission.ANSWER_CONTACT_REQUESTS)
    _refuse_if_not_theirs(call_back, by)
    note_reading(by=by, record=RecordRead.CONTACT_DETAILS, reference=call_back.reference)
    return person(call_back)


def _locked(call_back: CallBack, by: User) -> CallBack:
    require(by, Permission.ANSWER_CONTACT_REQUESTS)
    return CallBack.objects.select_for_update().get(pk=call_back.pk)


def _is_done_again(found: CallBack, by: User, seen_version: int, *states: RequestState) -> bool:
    """The same person pressed the same button twice."""
    holder = found.taken_by_id if found.state == RequestState.TAKEN else found.done_by_id
    return found.version == seen_version + 1 and found.state in states and holder == by.pk


def _refuse_if_changed(found: CallBack, seen_version: int) -> None:
    if found.version != seen_version or found.cleared_on:
        who = found.done_by or found.taken_by
        raise SomebodyWasQuicker(by_name=who.name if who else "", state=RequestState(found.state).label)


def _refuse_if_not_theirs(found: CallBack, by: User) -> None:
    if found.state != RequestState.TAKEN or found.taken_by_id != by.pk:
        raise PermissionDenied


def _move(found: CallBack, state: RequestState, **changes: object) -> CallBack:
    REQUEST_STATES.check(found.state, state)
    return _save(found, state=state, **changes)


def _save(found: CallBack, **changes: object) -> CallBack:
    found.version += 1
    for name, value in changes.items():
        setattr(found, name, value)
    found.save(update_fields=("version", *changes))
    return found
