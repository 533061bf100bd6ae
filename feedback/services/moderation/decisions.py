"""What every decision has in common: lock the row, compare its version, write who decided what, count it up."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from feedback.enums import BECOMES, COMES_FROM, SUBMISSION_STATES, SubmissionState, Verdict, WithholdingGround
from feedback.models import Decision, Submission
from feedback.permissions import has_open_concern, in_conflict, may_moderate
from feedback.services.moderation.errors import ConcernOpen, DecidedAlready
from lib import clock
from lib.states import WrongState


def lock(submission: Submission, *, seen_version: int, verdict: Verdict) -> Submission:
    """Return the row, locked until the transaction ends, when `verdict` can follow from what the person saw.

    Raises DecidedAlready when somebody decided since, ConcernOpen, WrongState.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.version != seen_version:
        raise decided_already(locked)
    if has_open_concern(locked):
        raise ConcernOpen
    SUBMISSION_STATES.check(locked.state, BECOMES[verdict])
    _refuse_another_way_there(locked, verdict)
    return locked


def lock_at_desk(submission: Submission, *, by: User, seen_version: int, verdict: Verdict) -> Submission:
    """Return the locked row of an item that `by` moderates. Raises PermissionDenied besides what `lock` raises."""
    if not may_moderate(by, submission):
        raise PermissionDenied
    locked = lock(submission, seen_version=seen_version, verdict=verdict)
    if not may_moderate(by, locked):  # its readers changed while the page was open
        raise PermissionDenied
    return locked


def record(
    submission: Submission, *, verdict: Verdict, by: User, note: str, ground: WithholdingGround | str = ""
) -> Decision:
    """Write the decision, move the locked submission on, free its claim and count its version up.

    Raises PermissionDenied where `by` declared a conflict of interest, as PostgreSQL would.
    """
    if in_conflict(by, submission):
        raise PermissionDenied
    decision = Decision.objects.create(
        submission=submission, verdict=verdict, ground=ground, note=note.strip(), by=by, at=clock.now()
    )
    submission.state = BECOMES[verdict]
    submission.version += 1
    submission.claimed_by = submission.claimed_until = None
    submission.save(update_fields=("state", "version", "claimed_by", "claimed_until", "statutory_class"))
    return decision


def _refuse_another_way_there(submission: Submission, verdict: Verdict) -> None:
    # Several verdicts lead to “received”: the table alone would let a withheld item be “taken down”.
    if submission.state not in COMES_FROM[verdict]:
        words = f"This submission is “{submission.get_state_display()}”, so “{verdict.label}” does not fit."
        raise WrongState(words, before=submission.state, after=BECOMES[verdict])


def pressed_before(
    submission: Submission, *, by: User, seen_version: int, verdicts: Collection[str]
) -> Decision | None:
    """Return the decision where this very press was heard before: one person, one version, one of these verdicts."""
    after = Submission.objects.filter(pk=submission.pk, version=seen_version + 1).exists()
    last = submission.decisions.select_related("submission").last() if after else None
    return last if last and last.by_id == by.pk and last.verdict in verdicts else None


def decided_already(submission: Submission) -> DecidedAlready:
    """Return who decided last, when and what, as an error to raise; the writer, where they withdrew or changed it."""
    last = submission.decisions.select_related("by").last()
    if submission.state == SubmissionState.WITHDRAWN:
        return DecidedAlready(by_name="The writer", at=None, verdict="they took their words back")
    if last is None or _words_are_newer(submission, last):
        return DecidedAlready(by_name="The writer", at=None, verdict="they changed their words, so read them again")
    return DecidedAlready(by_name=last.by.name, at=last.at, verdict=Verdict(last.verdict).label)


def _words_are_newer(submission: Submission, last: Decision) -> bool:
    words = submission.original_words.latest("version")
    return words.version > 1 and words.sent_on >= timezone.localtime(last.at).date()
