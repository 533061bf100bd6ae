"""The editions of an experience: what everyone could read and when, what was taken out, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from feedback.enums import RedactionReason, TextField, Verdict
from feedback.models import OriginalWords, PublishedVersion, Redaction, Submission
from feedback.redaction import INSTEAD, Mark

WHY: dict[str, str] = {
    RedactionReason.NAME.label: "A name can show who somebody is.",
    RedactionReason.THIRD_PARTY.label: "It tells about somebody who did not write this.",
    RedactionReason.STAFF.label: "We leave in what a service did, and take out who did it.",
    RedactionReason.PLACE.label: "People near there could guess who this is.",
    RedactionReason.DATE.label: "A date or an age can show who somebody is.",
    RedactionReason.CONTACT.label: "Strangers could get in touch with it.",
    RedactionReason.ABUSE.label: "These words could hurt somebody.",
    RedactionReason.LENGTH.label: "We made it shorter, so that more people read it.",
}


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Some words that the public does not see: what stands there instead, and why."""

    words: str
    instead: str
    reason: str

    @property
    def why(self) -> str:
        """Why, in a sentence for the writer: what stands there instead says already what it was."""
        return WHY.get(self.reason, "")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition as it was published, with what was taken out of the words it was made from."""

    number: int
    published_on: date
    valued: str
    needs_change: str
    edited: bool
    taken_out: tuple[TakenOut, ...]
    marks: tuple[Mark, ...]
    words_version: int
    decision: int
    by: str
    at: datetime
    verdict: str
    note: str


def editions_of(submission: Submission) -> tuple[Edition, ...]:
    """Return every edition, the newest first; two queries."""
    versions = PublishedVersion.objects.filter(submission=submission).select_related("words", "decision__by")
    return tuple(_edition(version) for version in versions.prefetch_related("redactions").order_by("-edition"))


def _edition(version: PublishedVersion) -> Edition:
    marks = tuple(_mark(one) for one in version.redactions.all())
    return Edition(
        number=version.edition,
        published_on=timezone.localtime(version.published_at).date(),
        valued=version.valued,
        needs_change=version.needs_change,
        edited=version.edited,
        taken_out=_taken_out(texts_of(version.words), marks),
        marks=marks,
        words_version=version.words.version,
        decision=version.decision_id,
        by=version.decision.by.name,
        at=version.decision.at,
        verdict=Verdict(version.decision.verdict).label,
        note=version.decision.note,
    )


def texts_of(words: OriginalWords) -> dict[TextField, str]:
    """Return both texts of one version of the words."""
    return {TextField.VALUED: words.valued, TextField.NEEDS_CHANGE: words.needs_change}


def _mark(one: Redaction) -> Mark:
    return Mark(TextField(one.text_field), one.start, one.end, RedactionReason(one.reason))


def _taken_out(texts: Mapping[TextField, str], marks: tuple[Mark, ...]) -> tuple[TakenOut, ...]:
    """Return what was taken out, each phrase and reason once, in the order of the text."""
    found = [
        TakenOut(texts[mark.text_field][mark.start : mark.end], INSTEAD[mark.reason], mark.reason.label)
        for mark in marks
    ]
    return tuple(dict.fromkeys(found))
