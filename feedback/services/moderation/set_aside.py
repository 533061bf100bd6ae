"""What does not come from a person is set aside: many at once, read first, never deleted, and put back by anybody."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from accounts.permissions import require
from feedback.enums import SetAsideReason, Verdict
from feedback.models import Decision, Submission
from feedback.selectors.challenges import wrote_it
from feedback.selectors.desk.hard import may_not_be_safe
from feedback.services.moderation.claims import refuse_if_claimed
from feedback.services.moderation.decisions import lock_at_desk, pressed_before, record
from feedback.services.moderation.errors import Claimed, ConcernOpen, DecidedAlready, PersonWroteIt, SafetyFirst
from feedback.services.moderation.publishing import MODERATE
from lib.states import WrongState

CHANGED = "It changed while you looked, so we left it alone."


@dataclass(frozen=True, slots=True)
class Seen:
    """One item as a person saw it on the page before they decided."""

    submission: Submission
    version: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was set aside, and what was left alone and why: (reference, words)."""

    done: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]


@transaction.atomic
def set_aside(*, seen: Iterable[Seen], by: User, reason: SetAsideReason | str, note: str = "") -> Outcome:
    """Set aside what does not come from a person, one decision each (AD-14). Returns what was done and what was not.

    What was decided, claimed, changed or flagged since it was seen, and whatever may be about somebody's safety, is
    left alone and named. Raises PermissionDenied off the desk of any of them, ValueError for an unknown reason.
    """
    require(by, *MODERATE)
    why = " ".join(part for part in (f"{SetAsideReason(reason).label}.", note.strip()) if part)
    done, skipped = [], []
    for one in sorted(seen, key=lambda each: each.submission.pk):  # always in one order: nobody waits in a circle
        try:
            _one(one, by, why)
            done.append(one.submission.reference)
        except (DecidedAlready, Claimed, SafetyFirst, PersonWroteIt) as refused:
            skipped.append((one.submission.reference, str(refused)))
        except (ConcernOpen, WrongState, PermissionDenied):
            skipped.append((one.submission.reference, CHANGED))
    return Outcome(tuple(done), tuple(skipped))


@transaction.atomic
def put_back(*, submission: Submission, by: User, seen_version: int, note: str = "") -> Decision:
    """Put something that was set aside back into the queue; anybody at that desk may. Returns the decision.

    Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState.
    """
    require(by, *MODERATE)
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=Verdict.PUT_BACK)
    return record(locked, verdict=Verdict.PUT_BACK, by=by, note=note)


def _one(seen: Seen, by: User, why: str) -> None:
    Submission.objects.select_for_update().get(pk=seen.submission.pk)  # two presses come one after the other
    if pressed_before(seen.submission, by=by, seen_version=seen.version, verdicts=(Verdict.SET_ASIDE,)):
        return
    with transaction.atomic():
        locked = lock_at_desk(seen.submission, by=by, seen_version=seen.version, verdict=Verdict.SET_ASIDE)
        refuse_if_claimed(locked, by)
        if may_not_be_safe(locked):
            raise SafetyFirst("Some words may mean that somebody is not safe. Read it by itself.")
        if wrote_it(locked):
            raise PersonWroteIt("Its writer told us that a person wrote it. Read it by itself.")
        record(locked, verdict=Verdict.SET_ASIDE, by=by, note=why)
