"""What the safeguarding lead does with a concern: pick it up, note what was done, hand it on, close it."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from duty.services import alerts
from feedback.enums import CONCERN_STATES, ConcernOutcome, ConcernState, SubmissionState, Verdict
from feedback.models import ConcernNote, Proposal, SafeguardingConcern, Submission
from feedback.services.moderation.decisions import record
from lib import clock
from lib.codes import keyed_hash, new_token

PICKED_UP = ("state", "picked_up_by", "picked_up_at", "handed_to", "last_step_at")
CLOSED = ("state", "outcome_kind", "outcome", "referral_reference", "closed_by", "closed_at")
# What is public, or would be with one more word: with “read again” it goes back to a moderator.
READ_AGAIN = {SubmissionState.PUBLISHED: Verdict.TAKE_DOWN, SubmissionState.SECOND_APPROVAL: Verdict.READ_AGAIN}


class NotALead(ValueError):
    """A concern is handed only to another safeguarding lead."""


@transaction.atomic
def pick_up(*, concern: SafeguardingConcern, by: User) -> SafeguardingConcern:
    """Take a concern on, as safeguarding lead: nobody else is alerted. Returns it.

    When somebody first looked stays as it was. Raises PermissionDenied, WrongState.
    """
    locked = _lock(concern, by=by, becomes=ConcernState.PICKED_UP)
    locked.picked_up_by, locked.handed_to = by, None
    locked.picked_up_at = locked.picked_up_at or clock.now()
    locked.last_step_at = clock.now()
    locked.save(update_fields=PICKED_UP)
    alerts.answer(key=locked.alert_key, by=by)
    return locked


@transaction.atomic
def add_note(*, concern: SafeguardingConcern, by: User, text: str, token: str) -> ConcernNote:
    """Keep what was done, for good; the same `token` again returns the first note.

    Raises PermissionDenied, ValueError for no words.
    """
    require(by, Permission.HANDLE_CONCERNS)
    if not text.strip():
        raise ValueError("Say what was done.")
    locked = SafeguardingConcern.objects.select_for_update().get(pk=concern.pk)  # two presses: one after the other
    key = keyed_hash(token, purpose="note on a concern")
    known = ConcernNote.objects.filter(note_key=key).first()
    if known:
        return known
    _goes_on(locked, by=by)
    return ConcernNote.objects.create(concern=locked, note_key=key, text=text.strip(), by=by, at=clock.now())


@transaction.atomic
def hand_over(*, concern: SafeguardingConcern, by: User, to: User) -> SafeguardingConcern:
    """Ask another lead to go on. They are alerted first, then the rota, until somebody picks it up. Returns it.

    Raises PermissionDenied, WrongState, NotALead.
    """
    if to == by or not to.may(Permission.HANDLE_CONCERNS):
        raise NotALead("Choose another safeguarding lead.")
    locked = _lock(concern, by=by, becomes=ConcernState.OPEN)
    locked.handed_to = to
    locked.hands += 1
    locked.save(update_fields=("state", "handed_to", "hands"))
    add_note(concern=locked, by=by, text=f"Handed to {to.name}.", token=new_token())
    alerts.raise_alert(key=locked.alert_key, by=by, first_to=to)
    return locked


@transaction.atomic
def close(
    *,
    concern: SafeguardingConcern,
    by: User,
    outcome: str,
    outcome_kind: ConcernOutcome | str = ConcernOutcome.NOTHING,
    referral_reference: str = "",
    read_again: bool = False,
) -> SafeguardingConcern:
    """Close a concern with what was decided, and the referral's reference where there was one. Returns it.

    What it held back goes on from where it was. With `read_again` what was published, or only waited for a second
    person, goes back to a moderator first. Raises PermissionDenied, WrongState, ValueError for no outcome.
    """
    if not outcome.strip():
        raise ValueError("Say what was decided.")
    locked = _lock(concern, by=by, becomes=ConcernState.CLOSED)
    locked.outcome_kind = ConcernOutcome(outcome_kind)
    locked.outcome, locked.referral_reference = outcome.strip(), referral_reference.strip()
    locked.closed_by, locked.closed_at = by, clock.now()
    alerts.answer(key=locked.reminder_key, by=by)
    if read_again:
        _read_again(locked, by)
    locked.save(update_fields=CLOSED)
    return locked


def _goes_on(concern: SafeguardingConcern, *, by: User) -> None:
    """Note that somebody did something: nobody is reminded until nothing happens again for hours."""
    alerts.answer(key=concern.reminder_key, by=by)
    concern.last_step_at = clock.now()
    concern.save(update_fields=("last_step_at",))


def _read_again(concern: SafeguardingConcern, by: User) -> None:
    submission = Submission.objects.select_for_update().filter(pk=concern.submission_id or 0).first()
    verdict = READ_AGAIN.get(SubmissionState(submission.state)) if submission else None
    if submission and verdict:
        Proposal.objects.filter(submission=submission).delete()
        record(submission, verdict=verdict, by=by, note="")


def _lock(concern: SafeguardingConcern, *, by: User, becomes: ConcernState) -> SafeguardingConcern:
    require(by, Permission.HANDLE_CONCERNS)
    locked = SafeguardingConcern.objects.select_for_update().get(pk=concern.pk)
    CONCERN_STATES.check(locked.state, becomes)
    locked.state = becomes
    return locked
