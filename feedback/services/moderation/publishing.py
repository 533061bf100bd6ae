"""Publishing an item with the words that protect people taken out, and taking it down to read it again."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.checklist import Check
from feedback.enums import ReportState, StatutoryClass, Verdict, WhyTwoPeople
from feedback.models import (
    Decision,
    IdentifiabilityCheck,
    OriginalWords,
    Proposal,
    PublishedVersion,
    ReportAboutMe,
    Submission,
)
from feedback.redaction import Mark, merge
from feedback.selectors.editions import texts_of
from feedback.selectors.two_people import why_two_people
from feedback.services.moderation.claims import refuse_if_claimed
from feedback.services.moderation.decisions import decided_already, lock_at_desk, record
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

    What a child or young person says (CY-09), what still names a small place and what is edited past the council's
    share (MO-11) is only proposed: a second person agrees before it is public, and the proposal is returned. `note` is
    for the writer. Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState, Claimed, NotProtected, BadMark,
    NothingLeft.
    """
    require(by, *MODERATE)
    marks = merge(redactions)
    words, why = _why_two_people(submission, seen_version, marks, check)
    verdict = Verdict.PROPOSE if why else Verdict.PUBLISH
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=verdict)
    refuse_if_claimed(locked, by)
    if not check.is_safe:
        raise NotProtected("Answer every question with “yes”, or take out more words.")
    if statutory_class:
        locked.statutory_class = StatutoryClass(statutory_class)
    decision = record(locked, verdict=verdict, by=by, note=note)
    IdentifiabilityCheck.objects.create(decision=decision, **asdict(check))
    if not why:
        return make_edition(locked, words=words, marks=marks, decision=decision)
    return _propose(locked, words, marks, decision, why)


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


def _why_two_people(
    submission: Submission, seen_version: int, marks: Sequence[Mark], check: Check
) -> tuple[OriginalWords, tuple[WhyTwoPeople, ...]]:
    # The row is locked first, so that nobody sends newer words between the reasons and the edition.
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.version != seen_version:
        raise decided_already(locked)
    words = submission.original_words.latest("version")
    small = check.names_small_place
    return words, why_two_people(submission, texts=texts_of(words), marks=marks, names_small_place=small)


def _propose(
    submission: Submission,
    words: OriginalWords,
    marks: Sequence[Mark],
    decision: Decision,
    why: tuple[WhyTwoPeople, ...],
) -> Proposal:
    what_is_left(words, marks)  # nobody is asked to agree to what cannot be published
    kept = [asdict(mark) for mark in marks]
    return Proposal.objects.create(submission=submission, decision=decision, words=words, marks=kept, why=list(why))
