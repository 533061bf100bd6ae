"""Reads of what somebody has begun to tell us."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from authority.selectors import settings
from feedback.answers import Progress
from feedback.models import Draft
from lib import clock, codes
from lib.sealed import SealBroken, unseal


def draft_key(token: str) -> str:
    """Return the name under which the draft of a token is kept."""
    return codes.keyed_hash(token, purpose="draft")


def read_draft(token: str) -> Progress | None:
    """Return the draft that only this token opens, or None when there is none or it cannot be opened."""
    draft = Draft.objects.filter(pk=draft_key(token)).first()
    return opened(draft, token) if draft else None


def opened(draft: Draft, token: str) -> Progress | None:
    """Return what is in a sealed draft, or None when the seal does not open."""
    try:
        return Progress.from_dict(unseal(draft.sealed, key=token))
    except SealBroken:
        return None


def idle_drafts() -> QuerySet[Draft]:
    """Return the drafts that nobody touched for the council's number of days; a young person's, for a whole day.

    A whole day more than the 20 hours for which we promise that nothing typed is lost (WCAG 2.2.1).
    """
    today = clock.today()
    forgotten = Q(touched_on__lt=today - timedelta(days=settings().draft_days))
    return Draft.objects.filter(forgotten | Q(brief=True, touched_on__lt=today - timedelta(days=1)))
