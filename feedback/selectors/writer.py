"""What a writer may do with what they sent, by the hash of their code."""

from dataclasses import dataclass

from feedback.enums import Speaker, SubmissionState
from feedback.models import ImpactAnswer, OriginalWords, Response, Submission
from feedback.permissions import has_open_concern
from feedback.selectors.reopening import has_asked_again

CHANGEABLE = (SubmissionState.RECEIVED, SubmissionState.SECOND_APPROVAL)


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody sent: how it may be changed, its newest words, and in which language."""

    reference: str
    speaker: str
    valued: str
    needs_change: str
    may_change: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A published answer to a writer, what they said of it before, and whether they asked us to look again."""

    reference: str
    said: str
    answer: str
    young: bool
    difference: str
    real_say: str
    asked_again: bool


def mine(code_hash: str) -> Mine | None:
    """Return what the code belongs to, or None."""
    found = Submission.objects.filter(receipt_code__code_hash=code_hash).first()
    if found is None:
        return None
    words = OriginalWords.objects.filter(submission=found).order_by("-version").first()
    return Mine(
        reference=found.reference,
        speaker=found.speaker,
        valued=words.valued if words else "",
        needs_change=words.needs_change if words else "",
        may_change=found.state in CHANGEABLE and not has_open_concern(found),
        withdrawn=found.state == SubmissionState.WITHDRAWN,
    )


def asked_about(code_hash: str, reference: str) -> AskedAbout | None:
    """Return a published answer to what the code belongs to, or None: unknown, hidden or not theirs."""
    found = Submission.objects.filter(receipt_code__code_hash=code_hash).first()
    answer = Response.objects.published().telling().filter(reference=reference, experiences=found).first()
    if found is None or answer is None or found.state == SubmissionState.WITHDRAWN or has_open_concern(found):
        return None
    before = ImpactAnswer.objects.filter(response=answer, submission=found).first()
    young, tells = found.speaker == Speaker.YOUNG_PERSON, bool(getattr(answer, "tells", False))
    return AskedAbout(
        reference=answer.reference,
        said=answer.said if tells else "",
        answer=(answer.child_version if young and tells else "") or answer.answer,
        young=young,
        difference=before.difference if before else "",
        real_say=before.real_say if before else "",
        asked_again=has_asked_again(answer, found),
    )
