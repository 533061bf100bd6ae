"""What somebody recommended not to publish, for the council to decide."""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from feedback.enums import Readers, Verdict, WithholdingGround
from feedback.models import Decision, Submission
from feedback.permissions import to_decide_by


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One recommendation: who made it, when, on which ground and why; never the words."""

    submission: Submission
    reference: str
    received_on: date
    council_only: bool
    ground: str
    note: str
    recommended_by: str
    recommended_at: datetime
    own: bool


def to_decide(user: User) -> list[ToDecide]:
    """Return what waits for the council's decision, the oldest recommendation first; two queries."""
    waiting = Submission.objects.filter(to_decide_by(user)).defer("submission_key").in_bulk()
    return sorted(_with_recommendation(waiting, user), key=lambda one: one.recommended_at)


def one_to_decide(user: User, reference: str) -> ToDecide | None:
    """Return one of them, or None: unknown, not theirs, flagged or decided."""
    found = Submission.objects.filter(to_decide_by(user), reference=reference).defer("submission_key").in_bulk()
    return next(iter(_with_recommendation(found, user)), None)


def _with_recommendation(submissions: dict[int, Submission], user: User) -> list[ToDecide]:
    recommended = Decision.objects.filter(submission__in=submissions, verdict=Verdict.RECOMMEND_WITHHOLDING)
    last = {decision.submission_id: decision for decision in recommended.select_related("by").order_by("at", "pk")}
    return [_to_decide(submissions[pk], decision, user) for pk, decision in last.items()]


def _to_decide(submission: Submission, recommended: Decision, user: User) -> ToDecide:
    return ToDecide(
        submission=submission,
        reference=submission.reference,
        received_on=submission.received_on,
        council_only=submission.readers == Readers.COUNCIL_ONLY,
        ground=WithholdingGround(recommended.ground).label,
        note=recommended.note,
        recommended_by=recommended.by.name,
        recommended_at=recommended.at,
        own=recommended.by_id == user.pk,
    )
