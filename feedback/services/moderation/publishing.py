"""Publishing an item with the words that protect people taken out, and taking it down to read it again."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.checklist import Check
from feedback.enums import StatutoryClass, TextField, Verdict
from feedback.models import Decision, IdentifiabilityCheck, PublishedVersion, Redaction, Submission
from feedback.redaction import Mark, merge, of_field, redact, says_anything
from feedback.services.moderation.claims import refuse_if_claimed
from feedback.services.moderation.decisions import lock_at_desk, record
from feedback.services.moderation.errors import NothingLeft, NotProtected
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
) -> PublishedVersion:
    """Publish what is left when `redactions` are taken out; the words as sent stay as they are. Returns the edition.

    `note` is for the writer. Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState, Claimed,
    NotProtected, BadMark, NothingLeft.
    """
    require(by, *MODERATE)
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=Verdict.PUBLISH)
    refuse_if_claimed(locked, by)
    if not check.is_safe:
        raise NotProtected("Answer every question with “yes”, or take out more words.")
    if statutory_class:
        locked.statutory_class = StatutoryClass(statutory_class)
    version = _edition(locked, merge(redactions), by=by, note=note)
    IdentifiabilityCheck.objects.create(decision=version.decision, **asdict(check))
    return version


@transaction.atomic
def take_down(*, submission: Submission, by: User, seen_version: int, note: str = "") -> Decision:
    """Take a published item from public view to read it again. Returns the decision.

    Raises PermissionDenied, DecidedAlready, ConcernOpen, WrongState.
    """
    require(by, *MODERATE)
    locked = lock_at_desk(submission, by=by, seen_version=seen_version, verdict=Verdict.TAKE_DOWN)
    return record(locked, verdict=Verdict.TAKE_DOWN, by=by, note=note)


def _edition(submission: Submission, marks: Sequence[Mark], *, by: User, note: str) -> PublishedVersion:
    words = submission.original_words.latest("version")
    texts = {TextField.VALUED: words.valued, TextField.NEEDS_CHANGE: words.needs_change}
    if not any(says_anything(text, of_field(marks, field)) for field, text in texts.items()):
        raise NothingLeft("Nothing would be left to read. Put some words back, or recommend not to publish it.")
    left = {str(field): redact(text, of_field(marks, field)) for field, text in texts.items()}
    version = PublishedVersion.objects.create(
        submission=submission,
        words=words,
        decision=record(submission, verdict=Verdict.PUBLISH, by=by, note=note),
        edition=submission.published_versions.count() + 1,
        edited=bool(marks),
        published_at=clock.now(),
        **left,
    )
    Redaction.objects.bulk_create(Redaction(published_version=version, **asdict(mark)) for mark in marks)
    return version
