"""Not publishing: anybody at the desk may recommend it, only the council decides, and never the same person.

Regulation 56(4) of the SEND Regulations 2014 lets an authority leave out comments that are vexatious or only about
the help one person gets. Calling somebody's words vexatious is a hard word, so two officers decide it (LA-05). The
writer can read the note, so it is written for them.
"""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.enums import BY_ANOTHER_OFFICER, SubmissionState, Verdict, WithholdingGround
from feedback.models import Decision, Submission
from feedback.services.moderation.claims import refuse_if_claimed
from feedback.services.moderation.decisions import lock, lock_at_desk, record
from feedback.services.moderation.errors import SamePerson
from feedback.services.moderation.publishing import MODERATE


@transaction.atomic
def recommend_withholding(
    *, submission: Submission, by: User, seen_version: int, ground: WithholdingGround | str, note: str
) -> Decision:
    """Ask the council to decide that an item is not published. Returns the recommendation.

    Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState, Claimed, ValueError for no ground or note.
    """
    require(by, *MODERATE)
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=Verdict.RECOMMEND_WITHHOLDING)
    refuse_if_claimed(locked, by)
    return record(
        locked,
        verdict=Verdict.RECOMMEND_WITHHOLDING,
        by=by,
        note=_worded(note),
        ground=WithholdingGround(ground),
    )


@transaction.atomic
def withhold(
    *, submission: Submission, by: User, seen_version: int, ground: WithholdingGround | str, note: str
) -> Decision:
    """Decide, for the council, that an item is not published. Returns the decision.

    “Vexatious” by a first officer only proposes it: a second officer decides (LA-05), and the verdict says which it
    was. Raises PermissionDenied, SamePerson, DecidedAlready, ConcernOpen, WrongState, ValueError for no ground or note.
    """
    given = WithholdingGround(ground)
    verdict = Verdict.PROPOSE_WITHHOLDING if _needs_a_second_officer(submission, given) else Verdict.WITHHOLD
    locked = _lock_for_council(submission, by=by, seen_version=seen_version, verdict=verdict)
    return record(locked, verdict=verdict, by=by, note=_worded(note), ground=given)


@transaction.atomic
def send_back(*, submission: Submission, by: User, seen_version: int, note: str) -> Decision:
    """Decide, for the council, that an item is to be published after all: it waits at the desk again.

    Whoever recommended it or decided it first may too: they take back what they thought, and nothing waits for ever
    where no third officer exists. Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState, ValueError for no
    note.
    """
    locked = _lock_for_council(submission, by=by, seen_version=seen_version, verdict=Verdict.SEND_BACK)
    return record(locked, verdict=Verdict.SEND_BACK, by=by, note=_worded(note))


def _needs_a_second_officer(submission: Submission, ground: WithholdingGround) -> bool:
    return ground == WithholdingGround.VEXATIOUS and submission.state != SubmissionState.SECOND_OFFICER


def _lock_for_council(submission: Submission, *, by: User, seen_version: int, verdict: Verdict) -> Submission:
    require(by, Permission.DECIDE_WITHHOLDING)
    locked = lock(submission, seen_version=seen_version, verdict=verdict)
    if verdict in BY_ANOTHER_OFFICER:
        _refuse_the_same_person(locked, by)
    return locked


def _refuse_the_same_person(locked: Submission, by: User) -> None:
    recommended = locked.decisions.filter(verdict=Verdict.RECOMMEND_WITHHOLDING).last()
    if recommended and recommended.by_id == by.pk:
        raise SamePerson("You recommended this, so somebody else must decide it.")
    if locked.state == SubmissionState.SECOND_OFFICER and _proposer(locked) == by.pk:
        raise SamePerson("You decided this first, so another officer must decide it now.")


def _proposer(submission: Submission) -> int | None:
    proposed = submission.decisions.filter(verdict=Verdict.PROPOSE_WITHHOLDING).last()
    return proposed.by_id if proposed else None


def _worded(note: str) -> str:
    if not note.strip():
        raise ValueError("Say why in a sentence or two: the writer can read it.")
    return note
