"""An edition: the words that a moderator read, with what protects people taken out, as the public will read them."""

from collections.abc import Sequence
from dataclasses import asdict

from feedback.models import Decision, OriginalWords, PublishedVersion, Redaction, Submission
from feedback.redaction import Mark, of_field, redact, says_anything, share_taken_out
from feedback.selectors.editions import texts_of
from feedback.services.moderation.errors import NothingLeft
from lib import clock


def what_is_left(words: OriginalWords, marks: Sequence[Mark]) -> dict[str, str]:
    """Return both texts without the marked words. Raises NothingLeft when no word of the writer stays, BadMark."""
    texts = texts_of(words)
    if not any(says_anything(text, of_field(marks, field)) for field, text in texts.items()):
        raise NothingLeft("Nothing would be left to read. Put some words back, or recommend not to publish it.")
    return {str(field): redact(text, of_field(marks, field)) for field, text in texts.items()}


def make_edition(
    submission: Submission, *, words: OriginalWords, marks: Sequence[Mark], decision: Decision
) -> PublishedVersion:
    """Keep the next edition of a locked submission, and every mark with its reason. Raises NothingLeft, BadMark."""
    version = PublishedVersion.objects.create(
        submission=submission,
        words=words,
        decision=decision,
        edition=submission.published_versions.count() + 1,
        edited=bool(marks),
        taken_out=share_taken_out(texts_of(words), marks),
        published_at=clock.now(),
        **what_is_left(words, marks),
    )
    Redaction.objects.bulk_create(Redaction(published_version=version, **asdict(mark)) for mark in marks)
    return version
