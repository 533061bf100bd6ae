"""Somebody may not be safe: say so in one step, be heard by the safeguarding lead, and keep what became of it."""

import structlog
from django.conf import settings
from django.db import transaction

from accounts.enums import Permission, Role
from accounts.models import User
from accounts.permissions import require
from accounts.selectors import people_in
from feedback.enums import CONCERN_STATES, ConcernState, SubmissionState, Verdict
from feedback.models import Proposal, SafeguardingConcern, Submission
from feedback.services.moderation.decisions import record
from lib import clock
from outbox.services import post

ALERT_SUBJECT = "Something on the portal waits for you"
# No words of the story, no reference, no name: an inbox is read over shoulders and forwarded (domain note 5.5).
ALERT = """Somebody has told the portal that a person may not be safe.

Sign in to read it: {link}

We left everything else out of this message on purpose.
"""
_log = structlog.get_logger(__name__)


@transaction.atomic
def raise_concern(*, submission: Submission, by: User, worry: str = "") -> SafeguardingConcern:
    """Say that someone may not be safe, in any state of the item: from now nothing of it is public.

    Returns the concern. Saying it again adds nothing while one is open, unless it tells something new: that is kept
    beside the first, and the leads are told again. Raises PermissionDenied without the permission.
    """
    require(by, Permission.RAISE_CONCERN)
    Submission.objects.select_for_update().get(pk=submission.pk)  # publishing waits for this row, or this for it
    still_open = SafeguardingConcern.objects.filter(submission=submission, state__in=ConcernState.still_open())
    known = next((concern for concern in still_open if worry.strip() in ("", concern.worry)), None)
    if known:
        return known
    concern = SafeguardingConcern.objects.create(
        submission=submission, worry=worry.strip(), raised_by=by, raised_at=clock.now()
    )
    _alert(concern)
    return concern


@transaction.atomic
def pick_up(*, concern: SafeguardingConcern, by: User) -> SafeguardingConcern:
    """Take a concern on, as safeguarding lead. Returns it. Raises PermissionDenied, WrongState."""
    locked = _lock(concern, by=by, becomes=ConcernState.PICKED_UP)
    locked.picked_up_by, locked.picked_up_at = by, clock.now()
    locked.save(update_fields=("state", "picked_up_by", "picked_up_at"))
    return locked


@transaction.atomic
def close(
    *,
    concern: SafeguardingConcern,
    by: User,
    outcome: str,
    referral_reference: str = "",
    read_again: bool = False,
) -> SafeguardingConcern:
    """Close a concern with what was decided, and the referral's reference where there was one. Returns it.

    What it held back goes on from where it was; with `read_again` something published, or proposed to be, waits for
    a moderator first.
    Raises PermissionDenied, WrongState, ValueError for no outcome.
    """
    if not outcome.strip():
        raise ValueError("Say what was decided.")
    locked = _lock(concern, by=by, becomes=ConcernState.CLOSED)
    locked.outcome, locked.referral_reference = outcome.strip(), referral_reference.strip()
    locked.closed_by, locked.closed_at = by, clock.now()
    if read_again:
        _take_down(locked, by)
    locked.save(update_fields=("state", "outcome", "referral_reference", "closed_by", "closed_at"))
    return locked


def _take_down(concern: SafeguardingConcern, by: User) -> None:
    submission = Submission.objects.select_for_update().filter(pk=concern.submission_id or 0).first()
    again = {SubmissionState.PUBLISHED: Verdict.TAKE_DOWN, SubmissionState.SECOND_APPROVAL: Verdict.READ_AGAIN}
    if submission and submission.state in again:
        Proposal.objects.filter(submission=submission).delete()
        record(submission, verdict=again[SubmissionState(submission.state)], by=by, note="")


def _lock(concern: SafeguardingConcern, *, by: User, becomes: ConcernState) -> SafeguardingConcern:
    require(by, Permission.HANDLE_CONCERNS)
    locked = SafeguardingConcern.objects.select_for_update().get(pk=concern.pk)
    CONCERN_STATES.check(locked.state, becomes)
    locked.state = becomes
    return locked


def _alert(concern: SafeguardingConcern) -> None:
    leads = people_in(Role.SAFEGUARDING_LEAD)
    if not leads:
        _log.error("no_safeguarding_lead", concern=concern.pk)
    body = ALERT.format(link=f"{settings.SITE_URL}/safeguarding/")
    for lead in leads:
        post(key=f"concern:{concern.pk}:{lead.pk}", to=lead.email, subject=ALERT_SUBJECT, body=body)
