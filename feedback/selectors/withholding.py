"""What somebody recommended not to publish, for the council to decide; vexatious words for two of its officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from authority.selectors import settings
from feedback.enums import Readers, SubmissionState, Verdict, WithholdingGround
from feedback.models import Decision, Submission
from feedback.permissions import to_decide_by
from feedback.selectors.desk.facts import Waiting, waited

STEPS = (Verdict.RECOMMEND_WITHHOLDING, Verdict.PROPOSE_WITHHOLDING)


@dataclass(frozen=True, slots=True)
class Said:
    """What one person thought of it: who, when, on which ground, and the note for the writer."""

    by: str
    by_pk: int
    at: datetime
    ground: str
    ground_code: str
    note: str


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One recommendation, and what a first officer decided where a second one is asked; never the words.

    Each officer has as many working days as a first reading has, from the day that it came to them.
    """

    submission: Submission
    reference: str
    received_on: date
    council_only: bool
    recommended: Said
    proposed: Said | None
    own: str
    waiting: Waiting

    @property
    def since(self) -> datetime:
        """Since when it waits for the next officer."""
        return (self.proposed or self.recommended).at


def to_decide(user: User) -> list[ToDecide]:
    """Return what waits for the council's decision, the longest waiting first; two queries."""
    waiting = Submission.objects.filter(to_decide_by(user)).defer("submission_key").in_bulk()
    return sorted(_with_what_was_said(waiting, user), key=lambda one: one.since)


def one_to_decide(user: User, reference: str) -> ToDecide | None:
    """Return one of them, or None: unknown, not theirs, flagged or decided."""
    found = Submission.objects.filter(to_decide_by(user), reference=reference).defer("submission_key").in_bulk()
    return next(iter(_with_what_was_said(found, user)), None)


def _with_what_was_said(submissions: dict[int, Submission], user: User) -> list[ToDecide]:
    made = Decision.objects.filter(submission__in=submissions, verdict__in=STEPS)
    last: dict[int, dict[str, Said]] = {}
    for decision in made.select_related("by").order_by("at", "pk"):
        last.setdefault(decision.submission_id, {})[decision.verdict] = _said(decision)
    return [_to_decide(submissions[pk], said, user) for pk, said in last.items()]


def _said(decision: Decision) -> Said:
    ground = WithholdingGround(decision.ground)
    return Said(decision.by.name, decision.by_id, decision.at, ground.label, ground.value, decision.note)


def _to_decide(submission: Submission, said: dict[str, Said], user: User) -> ToDecide:
    second = submission.state == SubmissionState.SECOND_OFFICER
    recommended = said[Verdict.RECOMMEND_WITHHOLDING]
    proposed = said.get(Verdict.PROPOSE_WITHHOLDING) if second else None
    since = timezone.localtime((proposed or recommended).at).date()
    return ToDecide(
        submission=submission,
        reference=submission.reference,
        received_on=submission.received_on,
        council_only=submission.readers == Readers.COUNCIL_ONLY,
        recommended=recommended,
        proposed=proposed,
        own=_own((recommended, proposed), user),
        waiting=waited(since, settings().moderated_within_days),
    )


def _own(said: Sequence[Said | None], user: User) -> str:
    """Return why `user` cannot decide it, in words that follow “You”; empty where they can."""
    verbs = ("recommended", "decided")
    own = [verb for one, verb in zip(said, verbs, strict=True) if one and one.by_pk == user.pk]
    return f"You {own[0]} this, so somebody else must decide it." if own else ""
