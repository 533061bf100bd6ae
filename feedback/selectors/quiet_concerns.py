"""Concerns that somebody picked up and about which nothing was written down for hours: they must not be forgotten."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from authority.selectors import settings
from feedback.enums import ConcernState
from feedback.models import SafeguardingConcern
from lib import clock


def quiet_concerns() -> QuerySet[SafeguardingConcern]:
    """Return what was picked up, and neither closed nor noted on since as many hours as the council allows."""
    since = Coalesce("last_step_at", "picked_up_at")
    picked_up = SafeguardingConcern.objects.filter(state=ConcernState.PICKED_UP)
    return picked_up.alias(since=since).filter(since__lte=too_long_ago()).order_by("pk")


def too_long_ago() -> datetime:
    """Return the moment before which a step is too long ago."""
    return clock.now() - timedelta(hours=settings().quiet_hours)
