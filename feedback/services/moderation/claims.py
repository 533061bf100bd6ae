"""Taking an item to read, and letting it go: a courtesy with an end, never a lock."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from authority.selectors import settings
from feedback.enums import SubmissionState
from feedback.models import Submission
from feedback.permissions import has_open_concern, may_moderate
from feedback.services.moderation.errors import Claimed, ConcernOpen, TooManyClaims
from lib import clock
from lib.states import WrongState

MOST_CLAIMS = 5  # at once, so that nobody carries the whole queue alone (MO-02)


@transaction.atomic
def claim(*, submission: Submission, by: User) -> Submission:
    """Keep an item for `by` for the council's claim minutes; claiming again starts the time anew. Returns it.

    Raises PermissionDenied off their desk, ConcernOpen, WrongState when it no longer waits, Claimed while another
    holds it, TooManyClaims past MOST_CLAIMS.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if not may_moderate(by, locked):
        raise PermissionDenied
    if has_open_concern(locked):
        raise ConcernOpen
    _refuse_if_not_waiting(locked)
    refuse_if_claimed(locked, by)
    _refuse_if_too_many(locked, by)
    locked.claimed_by, locked.claimed_until = by, clock.now() + timedelta(minutes=settings().claim_minutes)
    locked.save(update_fields=("claimed_by", "claimed_until"))
    return locked


@transaction.atomic
def let_go(*, submission: Submission, by: User) -> None:
    """Give an item back to the queue; nothing happens when `by` does not hold it."""
    mine = Submission.objects.filter(pk=submission.pk, claimed_by=by)
    mine.update(claimed_by=None, claimed_until=None)


def refuse_if_claimed(submission: Submission, by: User) -> None:
    """Raise Claimed while somebody other than `by` holds it and their time has not run out."""
    holder, until = submission.claimed_by, submission.claimed_until
    if holder and until and holder != by and until > clock.now():
        raise Claimed(by_name=holder.name, until=until)


def _refuse_if_not_waiting(submission: Submission) -> None:
    if submission.state != SubmissionState.RECEIVED:
        words = f"This submission is “{submission.get_state_display()}”, so nobody needs to take it."
        raise WrongState(words, before=submission.state, after=SubmissionState.RECEIVED)


def _refuse_if_too_many(submission: Submission, by: User) -> None:
    User.objects.select_for_update().get(pk=by.pk)  # two claims of one person at once are counted one by one
    if Submission.objects.claimed_by(by).exclude(pk=submission.pk).count() >= MOST_CLAIMS:
        raise TooManyClaims(
            f"You have taken {MOST_CLAIMS}, and that is enough for one person. Finish one or put one back first."
        )
