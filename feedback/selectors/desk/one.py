"""One item of the desk, without its words."""

from accounts.enums import Permission
from accounts.models import User
from authority.selectors import settings
from feedback.enums import SubmissionState, Verdict
from feedback.models import Conflict, Decision, HandOver, PublishedVersion, Submission
from feedback.permissions import SAFE, known_to, not_in_conflict
from feedback.selectors.desk.queue import DeskItem, desk_item, desk_of


def item(user: User, reference: str) -> DeskItem | None:
    """Return one item that `user` moderates and can still act on, or None: unknown, not theirs, flagged or decided."""
    open_states = (SubmissionState.RECEIVED, SubmissionState.PUBLISHED)
    found = desk_of(user).filter(reference=reference, state__in=open_states).first()
    return desk_item(found, user, settings().moderated_within_days) if found else None


def moderated(user: User, reference: str) -> Submission | None:
    """Return an item of this desk in any state, or None: unknown, not theirs, or flagged."""
    return desk_of(user).filter(reference=reference).first()


def may_declare(user: User, reference: str) -> Submission | None:
    """Return an item about which `user` can declare a conflict of interest: of their desk, or for them to decide."""
    return Submission.objects.filter(known_to(user), reference=reference).defer("submission_key").first()


def has_declared(user: User, reference: str) -> bool:
    """Say whether `user` declared a conflict of interest about what has this reference."""
    return Conflict.objects.filter(user=user, submission__reference=reference).exists()


def sent_back(submission: Submission) -> Decision | None:
    """Return why an item that was read before is at the desk again, where the newest decision says so."""
    newest = submission.decisions.select_related("by").last()
    back = (Verdict.READ_AGAIN, Verdict.SEND_BACK, Verdict.TAKE_DOWN, Verdict.LOOK_AGAIN, Verdict.PUT_BACK)
    return newest if newest and newest.verdict in back and newest.note else None


def given_to(user: User, submission: Submission) -> HandOver | None:
    """Return how a colleague gave `user` this item, while they hold it by that."""
    newest = submission.hand_overs.select_related("by").last()
    return newest if newest and newest.to_id == user.pk else None


def was_given_by(user: User, submission: Submission, to: User) -> bool:
    """Say whether the last thing that happened to its claim is that `user` gave it to `to`, who still holds it."""
    newest = submission.hand_overs.last()
    given = bool(newest and (newest.by_id, newest.to_id) == (user.pk, to.pk))
    return given and Submission.objects.claimed_by(to).filter(pk=submission.pk).exists()


def was_to_decide(user: User, reference: str) -> Submission | None:
    """Return an item that the council decided, for whoever may decide such things, or None."""
    decided = Submission.objects.filter(
        SAFE, not_in_conflict(user), reference=reference, decisions__verdict=Verdict.RECOMMEND_WITHHOLDING
    )
    return decided.first() if user.may(Permission.DECIDE_WITHHOLDING) else None


def published_text(submission: Submission) -> PublishedVersion | None:
    """Return the newest edition that the public sees."""
    return submission.published_versions.order_by("-edition").first()


def is_hidden(submission: Submission) -> bool:
    """Say whether somebody said that it is about them, so that nobody reads it until a person has looked."""
    return not Submission.objects.unhidden().filter(pk=submission.pk).exists()
