"""What a colleague would publish where two people decide, for a second person to agree or to have read again."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from authority.selectors import settings
from feedback.checklist import Check
from feedback.enums import SubmissionState, WhyTwoPeople
from feedback.models import IdentifiabilityCheck, Proposal, Submission
from feedback.permissions import SAFE, at_desk_of
from feedback.redaction import Mark, marks_from_json
from feedback.selectors.desk.facts import ItemFacts, facts_of
from feedback.selectors.two_people import in_words


@dataclass(frozen=True, slots=True)
class ToAgree(ItemFacts):
    """One proposal: who spoke and how, how long it waits, who proposed it and when; never the words."""

    proposed_by: str
    proposed_at: datetime
    because: str
    own: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal with what its page needs: the marks, which version of the words they belong to, the checklist."""

    item: ToAgree
    marks: tuple[Mark, ...]
    words_version: int
    newer_words: bool
    check: Check
    note: str


def to_agree(user: User) -> tuple[ToAgree, ...]:
    """Return what waits for a second person at the desk of `user`, the oldest first; their own too. One query."""
    within = settings().moderated_within_days
    return tuple(_to_agree(proposal, user, within) for proposal in _proposals(user))


def one_to_agree(user: User, reference: str) -> Proposed | None:
    """Return one of them, or None: unknown, not of their desk, flagged or decided."""
    proposal = _proposals(user).filter(submission__reference=reference).first()
    if proposal is None:
        return None
    newest = proposal.submission.original_words.latest("version").version
    return Proposed(
        item=_to_agree(proposal, user, settings().moderated_within_days),
        marks=tuple(marks_from_json(proposal.marks)),
        words_version=proposal.words.version,
        newer_words=newest > proposal.words.version,
        check=_check(proposal),
        note=proposal.decision.note,
    )


def _proposals(user: User) -> QuerySet[Proposal]:
    desk = Submission.objects.filter(at_desk_of(user) & SAFE, state=SubmissionState.SECOND_APPROVAL)
    found = Proposal.objects.filter(submission__in=desk).select_related("submission", "decision__by", "words")
    hidden = ("submission__submission_key", "words__valued", "words__needs_change")
    return found.defer(*hidden).order_by("submission__received_on", "submission")


def _check(proposal: Proposal) -> Check:
    given = IdentifiabilityCheck.objects.get(decision=proposal.decision_id)
    return Check(**{question.name: getattr(given, question.name) for question in fields(Check)})


def _to_agree(proposal: Proposal, user: User, within: int) -> ToAgree:
    return ToAgree(
        **facts_of(proposal.submission, within),
        proposed_by=proposal.decision.by.name,
        proposed_at=proposal.decision.at,
        because=in_words(proposal.why or [WhyTwoPeople.YOUNG]),
        own=proposal.decision.by_id == user.pk,
    )
