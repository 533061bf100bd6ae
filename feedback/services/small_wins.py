"""Small wins and thanks: written, published, taken back as what they are (LA-18). They answer and promise nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Cornerstone
from feedback.enums import SMALL_WIN_STATES, SmallWinKind, SmallWinState
from feedback.models import SmallWin, Submission
from feedback.services.responding import AnswerRefused, ChangedMeanwhile, check_another
from lib import clock, codes
from lib.words import clean

PREFIX = "WIN"


@dataclass(frozen=True, slots=True)
class SmallWinWords:
    """What a small win or a thank you says, and which public experiences it came from, if any."""

    kind: SmallWinKind | str
    text: str
    cornerstone: Cornerstone
    experiences: Sequence[Submission] = ()


@transaction.atomic
def draft_small_win(*, by: User, words: SmallWinWords, key: str) -> SmallWin:
    """Keep a new small win as a draft and return it. The same `key` again returns the first one.

    Raises PermissionDenied, AnswerRefused when it says nothing or names an experience that is not public.
    """
    require(by, Permission.RESPOND)
    kept = {**_fields(words), "written_by": by, "written_at": clock.now()}
    made, new = SmallWin.objects.get_or_create(reference=codes.reference_of(key, prefix=PREFIX), defaults=kept)
    if new:
        made.experiences.set(words.experiences)
    return made


@transaction.atomic
def change_small_win(*, win: SmallWin, by: User, seen_version: int, words: SmallWinWords) -> SmallWin:
    """Save a draft again and return it. Raises PermissionDenied, ChangedMeanwhile, WrongState, AnswerRefused."""
    current = _lock(win, by=by, seen_version=seen_version)
    SMALL_WIN_STATES.check(current.state, SmallWinState.PUBLISHED)
    for name, value in _fields(words).items():
        setattr(current, name, value)
    current.written_by, current.written_at, current.version = by, clock.now(), current.version + 1
    current.save()
    current.experiences.set(words.experiences)
    return current


@transaction.atomic
def publish_small_win(*, win: SmallWin, by: User, seen_version: int) -> SmallWin:
    """Publish a draft and return it; pressed twice by one person it is published once.

    Raises PermissionDenied, ChangedMeanwhile, WrongState, AnswerRefused when an experience is not public any more,
    NeedsAnotherPerson where the council asks for a second reader and `by` wrote it.
    """
    require(by, Permission.RESPOND)
    current = SmallWin.objects.select_for_update(of=("self",)).get(pk=win.pk)
    if current.state == SmallWinState.PUBLISHED and current.published_by_id == by.pk:
        return current
    current = _lock(win, by=by, seen_version=seen_version)
    SMALL_WIN_STATES.check(current.state, SmallWinState.PUBLISHED)
    _check_public(list(current.experiences.all()))
    check_another(written_by=current.written_by, by=by)
    current.state, current.version = SmallWinState.PUBLISHED, current.version + 1
    current.published_by, current.published_at = by, clock.now()
    current.save()
    return current


@transaction.atomic
def take_back_small_win(*, win: SmallWin, by: User) -> SmallWin:
    """Take a published one from public view and return it; twice is once. Raises PermissionDenied, WrongState."""
    require(by, Permission.RESPOND)
    current = SmallWin.objects.select_for_update(of=("self",)).get(pk=win.pk)
    if current.state == SmallWinState.TAKEN_BACK:
        return current
    SMALL_WIN_STATES.check(current.state, SmallWinState.TAKEN_BACK)
    current.state, current.version = SmallWinState.TAKEN_BACK, current.version + 1
    current.taken_back_by, current.taken_back_at = by, clock.now()
    current.save()
    return current


@transaction.atomic
def discard_small_win(*, win: SmallWin, by: User, seen_version: int) -> None:
    """Delete a draft. Raises PermissionDenied, ChangedMeanwhile, WrongState once published."""
    current = _lock(win, by=by, seen_version=seen_version)
    SMALL_WIN_STATES.check(current.state, SmallWinState.PUBLISHED)
    current.delete()


def _lock(win: SmallWin, *, by: User, seen_version: int) -> SmallWin:
    require(by, Permission.RESPOND)
    current = SmallWin.objects.select_for_update(of=("self",)).get(pk=win.pk)
    if current.version != seen_version:
        who, at = current.published_by or current.written_by, current.published_at or current.written_at
        raise ChangedMeanwhile(who.name, at)
    return current


def _fields(words: SmallWinWords) -> dict[str, object]:
    text = clean(words.text).strip()
    if not text:
        raise AnswerRefused("Enter what went well, or whom we thank for what")
    _check_public(words.experiences)
    return {"kind": SmallWinKind(words.kind), "text": text, "cornerstone": words.cornerstone}


def _check_public(experiences: Sequence[Submission]) -> None:
    wanted = {one.pk for one in experiences}
    if Submission.objects.published().filter(pk__in=wanted).count() != len(wanted):
        raise AnswerRefused("An experience is not public. Leave it out")
