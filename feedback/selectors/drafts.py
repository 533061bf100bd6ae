"""Reads of what somebody has begun to tell us."""

from datetime import timedelta

from django.db.models import QuerySet

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
    """Return the drafts that nobody touched for the number of days that the council keeps them."""
    return Draft.objects.filter(touched_on__lt=clock.today() - timedelta(days=settings().draft_days))
