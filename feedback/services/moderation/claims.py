"""Taking an item to read, giving it to a colleague, and letting it go: a courtesy with an end, never a lock."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from authority.selectors import settings
from feedback.emails import tell_of_hand_over
from feedback.enums import SubmissionState
from feedback.models import HandOver, Submission
from feedback.permissions import has_open_concern, may_moderate
from feedback.services.moderation.errors import CannotTakeIt, Claimed, ConcernOpen, NotHeld, TooManyClaims
from lib import clock
from lib.states import WrongState


@transaction.atomic
def claim(*, submission: Submission, by: User) -> Submission:
    """Keep an item for `by` for the council's claim minutes; claiming again starts the time anew. Returns it.

    Raises PermissionDenied off their desk, ConcernOpen, WrongState when it no longer waits, Claimed while another
    holds it, TooManyClaims past what the council lets one person hold at once (MO-02).
    """
    locked = _lock_waiting(submission, by)
    refuse_if_claimed(locked, by)
    if most := _too_many(locked, by):
        raise TooManyClaims(
            f"You have taken {most}, and that is enough for one person. Finish one or put one back first."
        )
    return _give(locked, by)


@transaction.atomic
def hand_over(*, submission: Submission, by: User, to: User, note: str = "") -> HandOver:
    """Give an item that `by` holds to a colleague of the same desk: it is theirs at once, with fresh minutes.

    The colleague is told that something waits, and not what. Returns the hand-over. Raises PermissionDenied off one's
    desk, ConcernOpen, WrongState, NotHeld, CannotTakeIt for who may not read it, TooManyClaims past their cap.
    """
    locked = _lock_waiting(submission, by)
    if not (locked.claimed_by_id == by.pk and locked.claimed_until and locked.claimed_until > clock.now()):
        raise NotHeld("You no longer have this one, so you cannot give it away. Take it again first.")
    if to.pk == by.pk or not may_moderate(to, locked):
        raise CannotTakeIt(f"{to.name} cannot take this one. Choose somebody else, or put it back.")
    if most := _too_many(locked, to):
        raise TooManyClaims(f"{to.name} has {most} already. Choose somebody else, or put it back.")
    _give(locked, to)
    made = HandOver.objects.create(submission=locked, by=by, to=to, note=note.strip(), at=clock.now())
    tell_of_hand_over(made)
    return made


@transaction.atomic
def let_go(*, submission: Submission, by: User) -> bool:
    """Give an item back to the queue. Returns whether `by` held it; nothing happens where not."""
    mine = Submission.objects.filter(pk=submission.pk, claimed_by=by)
    return mine.update(claimed_by=None, claimed_until=None) > 0


def refuse_if_claimed(submission: Submission, by: User) -> None:
    """Raise Claimed while somebody other than `by` holds it and their time has not run out."""
    holder, until = submission.claimed_by, submission.claimed_until
    if holder and until and holder != by and until > clock.now():
        raise Claimed(by_name=holder.name, until=until)


def _lock_waiting(submission: Submission, by: User) -> Submission:
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if not may_moderate(by, locked):
        raise PermissionDenied
    if has_open_concern(locked):
        raise ConcernOpen
    if locked.state != SubmissionState.RECEIVED:
        words = f"This submission is “{locked.get_state_display()}”, so nobody needs to take it."
        raise WrongState(words, before=locked.state, after=SubmissionState.RECEIVED)
    return locked


def _too_many(submission: Submission, user: User) -> int:
    """Return the most that one person holds at once where `user` holds that many besides this; 0 where not."""
    # Two claims of one person at once are counted one by one; whoever decides in their name does not wait for it.
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    most = settings().most_claims
    return most if Submission.objects.claimed_by(user).exclude(pk=submission.pk).count() >= most else 0


def _give(submission: Submission, user: User) -> Submission:
    submission.claimed_by, submission.claimed_until = user, _until()
    submission.save(update_fields=("claimed_by", "claimed_until"))
    return submission


def _until() -> datetime:
    return clock.now() + timedelta(minutes=settings().claim_minutes)
