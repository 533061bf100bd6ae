"""A setting looks at itself: begins, says how far it is, finishes (PP-12)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from lib.words import clean
from reflection.enums import REFLECTION_STATES, HowOften, ReflectionState
from reflection.models import Reflection, Said, SelfStatement


class ChangedMeanwhile(ValueError):
    """A colleague said something in the same reflection since the page was opened; nothing was written."""


class NotAllSaid(ValueError):
    """Some statements have no answer yet. `left` says how many."""

    def __init__(self, left: int) -> None:
        super().__init__("Say something about every statement first. “We cannot say” is an answer too.")
        self.left = left


@dataclass(frozen=True)
class Heard:
    """What is said of one statement: a HowOften, and how they know (may be empty)."""

    how_often: str
    evidence: str = ""


@transaction.atomic
def begin(*, by: User) -> Reflection:
    """Return the organisation's open reflection, begun now where there is none. Raises PermissionDenied."""
    _require(by)
    found, _made = Reflection.objects.get_or_create(
        organisation=by.organisation, state=ReflectionState.OPEN, defaults={"begun_by": by, "begun_at": clock.now()}
    )
    return found


@transaction.atomic
def say(*, reflection: Reflection, by: User, heard: Mapping[int, Heard], seen_version: int) -> Reflection:
    """Keep what is said of some statements, by their id; others stay as they are. Returns the reflection.

    The same again changes nothing. Raises PermissionDenied, WrongState once finished, ChangedMeanwhile.
    """
    locked = _locked(reflection, by)
    REFLECTION_STATES.check(locked.state, ReflectionState.FINISHED)  # only what may still be finished may change
    before = {each.statement_id: Heard(each.how_often, each.evidence) for each in locked.said.all()}
    new = {key: Heard(HowOften(each.how_often), clean(each.evidence).strip()) for key, each in heard.items()}
    changed = {key: each for key, each in new.items() if before.get(key) != each}
    if not changed:
        return locked
    if locked.version != seen_version:
        raise ChangedMeanwhile("A colleague changed this while you were writing. Look at both, then save again.")
    for statement in SelfStatement.objects.filter(pk__in=changed, retired=False):
        _keep(locked, statement, changed[statement.pk], by)
    locked.version += 1
    locked.save(update_fields=("version",))
    return locked


@transaction.atomic
def finish(*, reflection: Reflection, by: User) -> Reflection:
    """Finish it: nothing in it changes after that. Raises PermissionDenied, WrongState, NotAllSaid."""
    locked = _locked(reflection, by)
    REFLECTION_STATES.check(locked.state, ReflectionState.FINISHED)
    left = SelfStatement.objects.filter(retired=False).exclude(pk__in=locked.said.values("statement")).count()
    if left:
        raise NotAllSaid(left)
    locked.state, locked.finished_by, locked.finished_at = ReflectionState.FINISHED, by, clock.now()
    locked.save(update_fields=("state", "finished_by", "finished_at"))
    return locked


@transaction.atomic
def discard(*, reflection: Reflection, by: User) -> None:
    """Delete one that is not finished. Raises PermissionDenied, WrongState."""
    locked = _locked(reflection, by)
    REFLECTION_STATES.check(locked.state, ReflectionState.FINISHED)
    locked.said.all().delete()
    locked.delete()


def _keep(reflection: Reflection, statement: SelfStatement, heard: Heard, by: User) -> None:
    kept = {"text": statement.text, "how_often": heard.how_often, "evidence": heard.evidence}
    Said.objects.update_or_create(
        reflection=reflection, statement=statement, defaults={**kept, "by": by, "at": clock.now()}
    )


def _locked(reflection: Reflection, by: User) -> Reflection:
    _require(by)
    if reflection.organisation_id != by.organisation_id:
        raise PermissionDenied
    return Reflection.objects.select_for_update(of=("self",)).get(pk=reflection.pk)


def _require(by: User) -> None:
    require(by, Permission.REFLECT)
    if by.organisation_id is None:
        raise PermissionDenied
