"""Publishing an item with the words that protect people taken out, and taking it down to read it again."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.checklist import Check
from feedback.enums import ReportState, StatutoryClass, Verdict
from feedback.models import Decision, IdentifiabilityCheck, Proposal, PublishedVersion, ReportAboutMe, Submission
from feedback.permissions import needs_two_people
from feedback.redaction import Mark, merge
from feedback.services.moderation.claims import refuse_if_claimed
from feedback.services.moderation.decisions import lock_at_desk, record
from feedback.services.moderation.editions import make_edition, what_is_left
from feedback.services.moderation.errors import NotProtected
from lib import clock

MODERATE = (Permission.MODERATE_FORUM_ITEMS, Permission.MODERATE_COUNCIL_ITEMS)


@transaction.atomic
def publish(
    *,
    submission: Submission,
    by: User,
    seen_version: int,
    redactions: Sequence[Mark],
    check: Check,
    statutory_class: StatutoryClass | str = "",
    note: str = "",
) -> PublishedVersion | Proposal:
    """Publish what is left when `redactions` are taken out; the words as sent stay as they are. Returns the edition.

    What a child or young person says is only proposed: a second person agrees before it is public (CY-09), and the
    proposal is returned. `note` is for the writer. Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState,
    Claimed, NotProtected, BadMark, NothingLeft.
    """
    require(by, *MODERATE)
    verdict = Verdict.PROPOSE if needs_two_people(submission) else Verdict.PUBLISH
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=verdict)
    refuse_if_claimed(locked, by)
    if not check.is_safe:
        raise NotProtected("Answer every question with “yes”, or take out more words.")
    if statutory_class:
        locked.statutory_class = StatutoryClass(statutory_class)
    decision = record(locked, verdict=verdict, by=by, note=note)
    IdentifiabilityCheck.objects.create(decision=decision, **asdict(check))
    return _finish(locked, merge(redactions), decision)


@transaction.atomic
def take_down(*, submission: Submission, by: User, seen_version: int, note: str = "") -> Decision:
    """Take a published item from public view to read it again. Returns the decision.

    Whoever said that it is about them is answered by it: their report is closed.

    Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState.
    """
    require(by, *MODERATE)
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=Verdict.TAKE_DOWN)
    open_reports = ReportAboutMe.objects.filter(submission=locked, state=ReportState.OPEN)
    closed = {"state": ReportState.TAKEN_DOWN, "note": note.strip(), "looked_at_by": by, "looked_at": clock.now()}
    open_reports.update(**closed)
    return record(locked, verdict=Verdict.TAKE_DOWN, by=by, note=note)


def _finish(submission: Submission, marks: Sequence[Mark], decision: Decision) -> PublishedVersion | Proposal:
    words = submission.original_words.latest("version")
    if decision.verdict == Verdict.PUBLISH:
        return make_edition(submission, words=words, marks=marks, decision=decision)
    what_is_left(words, marks)  # nobody is asked to agree to what cannot be published
    kept = [asdict(mark) for mark in marks]
    return Proposal.objects.create(submission=submission, decision=decision, words=words, marks=kept)
