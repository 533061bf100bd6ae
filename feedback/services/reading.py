"""Opening the words as sent: only for those who may, and never without a line in the log of readings."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission, RecordRead
from accounts.models import Reading, User
from accounts.permissions import require
from accounts.services import note_reading
from authority.selectors import settings
from contact.selectors.details import Wanted, held, link_of
from feedback.enums import ConcernState, TextField
from feedback.models import ReceiptCode, SafeguardingConcern, Submission
from feedback.permissions import may_read_words
from lib import clock


@dataclass(frozen=True, slots=True)
class Words:
    """The two texts as sent; either may be empty."""

    valued: str
    needs_change: str

    @property
    def texts(self) -> dict[TextField, str]:
        """The two texts by their names."""
        return {TextField.VALUED: self.valued, TextField.NEEDS_CHANGE: self.needs_change}


@transaction.atomic
def open_words(*, submission: Submission, by: User, version: int | None = None) -> Words:
    """Return the words as sent, and keep that `by` opened them; the newest, or one version. Raises PermissionDenied."""
    if not may_read_words(by, submission):
        raise PermissionDenied
    note_reading(by=by, record=RecordRead.WORDS_AS_SENT, reference=submission.reference)
    return _words(submission, version)


@transaction.atomic
def keep_open(*, submission: Submission, by: User, version: int | None = None) -> Words:
    """Return the words for the next step on a page that is open already: noted only where no opening was lately.

    Lately means within the council's claim minutes, so whoever posts without opening is noted too.
    Raises PermissionDenied.
    """
    since = clock.now() - timedelta(minutes=settings().claim_minutes)
    opened = Reading.objects.filter(by=by, reference=submission.reference, record=RecordRead.WORDS_AS_SENT)
    if not opened.filter(at__gt=since).exists():
        return open_words(submission=submission, by=by, version=version)
    if not may_read_words(by, submission):
        raise PermissionDenied
    return _words(submission, version)


def _words(submission: Submission, version: int | None) -> Words:
    every = submission.original_words
    asked = every.latest("version") if version is None else every.get(version=version)
    return Words(valued=asked.valued, needs_change=asked.needs_change)


@transaction.atomic
def open_concern(*, concern: SafeguardingConcern, by: User) -> Words | None:
    """Keep that `by` opened a concern, and return the words it is about; None when it is closed or about no
    submission.

    Raises PermissionDenied without the safeguarding role.
    """
    require(by, Permission.HANDLE_CONCERNS)
    note_reading(by=by, record=RecordRead.CONCERN, reference=concern.reference or f"Concern {concern.pk}")
    if concern.submission is None or concern.state not in ConcernState.still_open():
        return None
    return open_words(submission=concern.submission, by=by)


@transaction.atomic
def open_contact_details(*, concern: SafeguardingConcern, by: User) -> Wanted | None:
    """Return how to reach the writer of a flagged item, and keep that `by` opened it; None when we hold nothing.

    Only while the concern is open, and only for a safeguarding lead: else PermissionDenied. No consent is needed where
    a child is at risk (domain note 5.5).
    """
    require(by, Permission.HANDLE_CONCERNS)
    if concern.submission is None or concern.state not in ConcernState.still_open():
        raise PermissionDenied
    note_reading(by=by, record=RecordRead.CONTACT_DETAILS, reference=concern.submission.reference)
    code = ReceiptCode.objects.filter(submission=concern.submission).first()
    return held(link_of(code.code_hash)) if code else None
