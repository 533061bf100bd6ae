"""A second person looks at what a writer does not agree with: it stays, or it is read again (LA-05)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from authority.selectors import settings
from feedback.enums import CHALLENGE_STATES, ChallengeState, Verdict
from feedback.models import Challenge, Submission
from feedback.permissions import has_open_concern, may_moderate, of_those_who_look, took_part
from feedback.selectors.challenges import to_challenge
from feedback.services.hearing_back import tell_of_challenge
from feedback.services.moderation.decisions import lock, record
from feedback.services.moderation.errors import ConcernOpen, DecidedAlready, SamePerson
from lib import clock

LOOK = (Permission.MODERATE_FORUM_ITEMS, Permission.MODERATE_COUNCIL_ITEMS, Permission.DECIDE_WITHHOLDING)


@transaction.atomic
def keep(*, challenge: Challenge, by: User, note: str) -> Challenge:
    """Let it stay as it is, and tell the writer why. Returns the challenge.

    Raises PermissionDenied, SamePerson, DecidedAlready, ConcernOpen, ValueError for no note.
    """
    return _decide(_lock(challenge, by=by, note=note), ChallengeState.KEPT, by=by, note=note)


@transaction.atomic
def change(*, challenge: Challenge, by: User, note: str) -> Challenge:
    """Have it read again, by whoever looked where it is of their desk, and tell the writer why. Returns the challenge.

    Raises PermissionDenied, SamePerson, DecidedAlready, ConcernOpen, ValueError for no note.
    """
    locked = _lock(challenge, by=by, note=note)
    if to_challenge(locked.submission) == (locked.kind, locked.decision):  # else it is being read again already
        locked.submission = _read_again(locked.submission, by=by, note=note)
    return _decide(locked, ChallengeState.CHANGED, by=by, note=note)


def _lock(challenge: Challenge, *, by: User, note: str) -> Challenge:
    require(by, *LOOK)
    if not note.strip():
        raise ValueError("Say why in a sentence or two: the writer reads it.")
    Submission.objects.select_for_update().get(pk=challenge.submission_id)  # the item first, as everywhere
    rows = Challenge.objects.select_for_update(of=("self",)).select_related("submission", "decision", "decided_by")
    locked = rows.get(pk=challenge.pk)
    _refuse_whoever_may_not(locked, by)
    if locked.state != ChallengeState.OPEN:
        raise looked_already(locked)
    return locked


def _refuse_whoever_may_not(challenge: Challenge, by: User) -> None:
    this = Challenge.objects.filter(pk=challenge.pk)
    if has_open_concern(challenge.submission):
        raise ConcernOpen
    if this.filter(took_part(by)).exists():
        raise SamePerson("You decided about this before, so somebody else must look at it.")
    if not this.filter(of_those_who_look(by)).exists():
        raise PermissionDenied


def looked_already(challenge: Challenge) -> DecidedAlready:
    """Return who looked, when and what they decided, as an error to raise; the writer, where they withdrew."""
    if challenge.decided_by is None:
        return DecidedAlready(by_name="The writer", at=None, verdict="they took their words back")
    verdict = ChallengeState(challenge.state).label
    return DecidedAlready(by_name=challenge.decided_by.name, at=challenge.decided_at, verdict=verdict)


def _decide(challenge: Challenge, state: ChallengeState, *, by: User, note: str) -> Challenge:
    CHALLENGE_STATES.check(challenge.state, state)
    challenge.state, challenge.note = state, note.strip()
    challenge.decided_by, challenge.decided_at = by, clock.now()
    challenge.save(update_fields=("state", "note", "decided_by", "decided_at"))
    tell_of_challenge(challenge)
    return challenge


def _read_again(submission: Submission, *, by: User, note: str) -> Submission:
    locked = lock(submission, seen_version=submission.version, verdict=Verdict.LOOK_AGAIN)
    record(locked, verdict=Verdict.LOOK_AGAIN, by=by, note=note)
    if may_moderate(by, locked):  # theirs at once, past the cap too: they have just read it
        locked.claimed_by, locked.claimed_until = by, clock.now() + timedelta(minutes=settings().claim_minutes)
        locked.save(update_fields=("claimed_by", "claimed_until"))
    return locked
