"""Safeguarding concerns: for the lead all of it, for whoever raised one only that it was picked up."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from feedback.enums import ConcernState
from feedback.models import SafeguardingConcern, Submission
from feedback.permissions import SAFE, open_to_flag_by
from lib import clock

CLOSED_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """A concern in the lead's list: when it came and where it stands, not what it says."""

    pk: int
    reference: str
    raised_at: datetime
    raised_by: str
    state: str
    is_open: bool
    unread: bool
    age: str
    picked_up_by: str


@dataclass(frozen=True, slots=True)
class OwnFlag:
    """A concern as whoever raised it sees it: that it was picked up, and nothing that followed."""

    reference: str
    raised_at: datetime
    picked_up: bool


def concerns() -> list[ConcernLine]:
    """Return open concerns, unread and oldest first, then the latest closed ones; two queries."""
    every = SafeguardingConcern.objects.select_related("submission", "raised_by", "picked_up_by")
    still_open = every.filter(state__in=ConcernState.still_open()).order_by("raised_at", "pk")
    waiting = sorted(still_open, key=lambda concern: concern.state != ConcernState.OPEN)
    closed = every.filter(state=ConcernState.CLOSED).order_by("-closed_at", "-pk")[:CLOSED_SHOWN]
    return [_line(concern) for concern in (*waiting, *closed)]


def concern(pk: int) -> SafeguardingConcern | None:
    """Return one concern, or None."""
    people = ("submission", "raised_by", "picked_up_by", "closed_by")
    return SafeguardingConcern.objects.select_related(*people).filter(pk=pk).first()


def flags_of(user: User) -> list[OwnFlag]:
    """Return what `user` raised, the newest first."""
    raised = SafeguardingConcern.objects.filter(raised_by=user).order_by("-raised_at", "-pk")
    rows = raised.values_list("submission__reference", "raised_at", "state")
    return [OwnFlag(reference, at, state != ConcernState.OPEN) for reference, at, state in rows]


def to_flag(user: User, reference: str) -> Submission | None:
    """Return what `user` can flag; None for what is flagged already, unknown or not theirs to know."""
    return Submission.objects.filter(open_to_flag_by(user) & SAFE, reference=reference).first()


def to_flag_again(user: User, reference: str) -> Submission | None:
    """The same, flagged or not: somebody else was quicker, and what this person typed must not be lost."""
    return Submission.objects.filter(open_to_flag_by(user), reference=reference).first()


def age(since: datetime) -> str:
    """Return how long ago a moment was, in whole hours: safety is not counted in working days."""
    hours = int((clock.now() - since).total_seconds() // 3600)
    if hours < 1:
        return "less than an hour"
    return "1 hour" if hours == 1 else f"{hours} hours"


def _line(concern: SafeguardingConcern) -> ConcernLine:
    return ConcernLine(
        pk=concern.pk,
        reference=concern.reference,
        raised_at=concern.raised_at,
        raised_by=concern.raised_by.name if concern.raised_by else "the portal",
        state=ConcernState(concern.state).label,
        is_open=concern.state in ConcernState.still_open(),
        unread=concern.state == ConcernState.OPEN,
        age=age(concern.raised_at),
        picked_up_by=concern.picked_up_by.name if concern.picked_up_by else "",
    )
