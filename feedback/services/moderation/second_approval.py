"""A second person agrees to publish what a child or young person told us, or asks for it to be read again (CY-09)."""

from django.db import transaction

from accounts.models import User
from accounts.permissions import require
from feedback.enums import Verdict
from feedback.models import Decision, Proposal, PublishedVersion, Submission
from feedback.redaction import marks_from_json
from feedback.services.moderation.decisions import lock_at_desk, record
from feedback.services.moderation.editions import make_edition
from feedback.services.moderation.errors import NewerWords, SamePerson
from feedback.services.moderation.publishing import MODERATE


@transaction.atomic
def agree(*, submission: Submission, by: User, seen_version: int) -> PublishedVersion:
    """Publish exactly what a colleague proposed. Returns the edition; its decision is this one.

    Raises PermissionDenied, SamePerson, DecidedAlready, ConcernOpen, WrongState, and NewerWords when the writer sent
    newer words since it was proposed.
    """
    _refuse_newer_words(submission)
    locked, proposal = _lock(submission, by=by, seen_version=seen_version, verdict=Verdict.AGREE)
    marks = marks_from_json(proposal.marks)
    proposal.delete()
    decision = record(locked, verdict=Verdict.AGREE, by=by, note="")
    return make_edition(locked, words=proposal.words, marks=marks, decision=decision)


@transaction.atomic
def read_again(*, submission: Submission, by: User, seen_version: int, note: str) -> Decision:
    """Send a proposal back to the desk with what is not right yet, for whoever proposed it. Returns the decision.

    Raises PermissionDenied, SamePerson, DecidedAlready, ConcernOpen, WrongState, ValueError for no note.
    """
    if not note.strip():
        raise ValueError("Say what is not right yet, so that it can be put right.")
    locked, proposal = _lock(submission, by=by, seen_version=seen_version, verdict=Verdict.READ_AGAIN)
    proposal.delete()
    return record(locked, verdict=Verdict.READ_AGAIN, by=by, note=note)


def _refuse_newer_words(submission: Submission) -> None:
    Submission.objects.select_for_update().get(pk=submission.pk)  # whoever corrects their words waits for us
    proposal = Proposal.objects.filter(submission=submission).select_related("words").first()
    if proposal and submission.original_words.filter(version__gt=proposal.words.version).exists():
        raise NewerWords(
            "The writer has sent newer words since. Nobody has read those yet, so ask for it to be read again."
        )


def _lock(submission: Submission, *, by: User, seen_version: int, verdict: Verdict) -> tuple[Submission, Proposal]:
    require(by, *MODERATE)
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=verdict)
    proposal = Proposal.objects.select_related("decision", "words").get(submission=locked)
    if proposal.decision.by_id == by.pk:
        raise SamePerson("You proposed this, so somebody else must decide it.")
    return locked, proposal
