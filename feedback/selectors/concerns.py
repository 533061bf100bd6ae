"""Safeguarding concerns: for the lead all of it, for whoever raised one only that it was picked up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import people_in
from duty.selectors import alerts
from duty.selectors.alerts import AlertView
from feedback.enums import ConcernOutcome, ConcernState, RaisedFrom, SubmissionState
from feedback.models import ConcernNote, SafeguardingConcern, Submission
from feedback.permissions import SAFE, open_to_flag_by
from feedback.selectors.quiet_concerns import too_long_ago
from lib.codes import keyed_hash

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
    quiet_for: str
    is_quiet: bool
    picked_up_by: str
    handed_to: str
    alert: AlertView | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A concern about the same item that was closed before."""

    pk: int
    closed_at: datetime
    outcome: str
    raised_from: str


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one concern for the lead: who was alerted, what was done, what was closed before."""

    alerts: tuple[AlertView, ...]
    notes: tuple[ConcernNote, ...]
    earlier: tuple[Earlier, ...]
    earlier_from_public: int
    beside: tuple[int, ...]
    leads: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class OwnFlag:
    """A concern as whoever raised it sees it: that it was picked up, and nothing that followed."""

    reference: str
    raised_at: datetime
    picked_up: bool


def concerns() -> list[ConcernLine]:
    """Return open concerns, unread first, then what stands still, oldest first; then the latest closed ones."""
    every = SafeguardingConcern.objects.select_related("submission", "raised_by", "picked_up_by", "handed_to")
    still_open = every.filter(state__in=ConcernState.still_open()).order_by("raised_at", "pk")
    before = too_long_ago()
    waiting = sorted(still_open, key=lambda one: (one.state != ConcernState.OPEN, one.last_step > before))
    closed = every.filter(state=ConcernState.CLOSED).order_by("-closed_at", "-pk")[:CLOSED_SHOWN]
    told = alerts.of([concern.alert_key for concern in waiting])
    return [_line(concern, told, before) for concern in (*waiting, *closed)]


def around(concern: SafeguardingConcern) -> Around:
    """Return what a lead sees beside one concern."""
    same = SafeguardingConcern.objects.filter(submission=concern.submission_id or 0).exclude(pk=concern.pk)
    earlier = tuple(map(_earlier, same.filter(state=ConcernState.CLOSED).order_by("-closed_at", "-pk")))
    public = same.filter(state=ConcernState.CLOSED).exclude(raised_from=RaisedFrom.DESK)
    return Around(
        alerts=tuple(alerts.beginning(concern.alert_keys)),
        notes=tuple(concern.notes.select_related("by")),
        earlier=earlier,
        earlier_from_public=public.count(),
        beside=tuple(same.filter(state__in=ConcernState.still_open()).values_list("pk", flat=True)),
        leads=tuple(people_in(Role.SAFEGUARDING_LEAD)),
    )


def concern(pk: int) -> SafeguardingConcern | None:
    """Return one concern, or None."""
    people = ("submission", "raised_by", "picked_up_by", "closed_by", "handed_to")
    return SafeguardingConcern.objects.select_related(*people).filter(pk=pk).first()


def flags_of(user: User) -> list[OwnFlag]:
    """Return what `user` raised, the newest first."""
    raised = SafeguardingConcern.objects.filter(raised_by=user).select_related("submission")
    found = raised.order_by("-raised_at", "-pk")
    return [OwnFlag(each.reference, each.raised_at, each.picked_up_at is not None) for each in found]


def to_flag(user: User, reference: str) -> Submission | None:
    """Return what `user` can flag; None for what is flagged already, unknown or not theirs to know."""
    return Submission.objects.filter(open_to_flag_by(user) & SAFE, reference=reference).first()


def to_flag_again(user: User, reference: str) -> Submission | None:
    """The same, flagged or not: somebody else was quicker, and what this person typed must not be lost."""
    return Submission.objects.filter(open_to_flag_by(user), reference=reference).first()


def public_to_flag(reference: str) -> Submission | None:
    """Return what anybody can read, so that anybody can flag it; None for what is not public."""
    return Submission.objects.published().filter(reference=reference.upper()).first()


def once_public(reference: str) -> Submission | None:
    """Return what is published and perhaps hidden meanwhile: somebody was reading it, and what they typed is kept."""
    return Submission.objects.filter(state=SubmissionState.PUBLISHED, reference=reference.upper()).first()


def sent_with(code_hash: str) -> Submission | None:
    """Return what was sent with this code, for its writer to flag."""
    return Submission.objects.filter(receipt_code__code_hash=code_hash).first()


def key_hash(key: str) -> str:
    """Return what is kept of the key of a form."""
    return keyed_hash(key, purpose="concern")


def is_known(key: str) -> bool:
    """Say whether this form made a concern already."""
    return SafeguardingConcern.objects.filter(concern_key=key_hash(key)).exists()


def age(since: datetime) -> str:
    """Return how long ago a moment was: safety is not counted in working days."""
    return alerts.waiting_for(since)


def _earlier(concern: SafeguardingConcern) -> Earlier:
    kind = ConcernOutcome(concern.outcome_kind).label
    return Earlier(concern.pk, concern.closed_at or concern.raised_at, kind, RaisedFrom(concern.raised_from).label)


def _line(concern: SafeguardingConcern, told: Mapping[str, AlertView], before: datetime) -> ConcernLine:
    held = concern.state == ConcernState.PICKED_UP
    return ConcernLine(
        pk=concern.pk,
        reference=concern.reference or f"Concern {concern.pk}",
        raised_at=concern.raised_at,
        raised_by=raised_by(concern),
        state=ConcernState(concern.state).label,
        is_open=concern.state in ConcernState.still_open(),
        unread=concern.state == ConcernState.OPEN,
        age=age(concern.raised_at),
        quiet_for=age(concern.last_step) if held else "",
        is_quiet=held and concern.last_step <= before,
        picked_up_by=concern.picked_up_by.name if concern.picked_up_by else "",
        handed_to=concern.handed_to.name if concern.handed_to else "",
        alert=told.get(concern.alert_key),
    )


def raised_by(concern: SafeguardingConcern) -> str:
    """Return who raised it, by name only where they signed in."""
    return concern.raised_by.name if concern.raised_by else RaisedFrom(concern.raised_from).label.lower()
