"""What a helper sees of piles: how far they are and which papers are in, never a word that was entered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from accounts.models import User
from feedback.enums import BatchState, Channel
from feedback.models import Batch, HelperEntry
from lib import codes

LAST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """That something was entered: by whom, when, from which paper."""

    paper_reference: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Aside:
    """Half an entry that was put aside; `mine` where the one who looks put it there and can go on."""

    name: str
    sheet: str
    by: str
    on: date
    mine: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """One pile and how far it is."""

    reference: str
    title: str
    channel: str
    heard_on: date | None
    expected: int | None
    entered: int
    is_open: bool
    started_by: str
    started_on: date

    @property
    def how_far(self) -> str:
        """Return "3 of 12 entered", or "3 entered" where nobody counted the pile."""
        return f"{self.entered} of {self.expected} entered" if self.expected else f"{self.entered} entered"

    @property
    def next_number(self) -> str:
        """Return which entry comes next: "4 of 12", or "4"."""
        number = self.entered + 1
        return f"{number} of {self.expected}" if self.expected and number <= self.expected else str(number)


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What somebody had typed when they put it aside."""

    token: str
    sheet: str
    typed: Mapping[str, list[str]]


def piles() -> tuple[Pile, ...]:
    """Return every pile, the open ones first, each newest first."""
    found = Batch.objects.select_related("started_by").annotate(entered=Count("entries"))
    return tuple(sorted((_pile(batch, batch.entered) for batch in found), key=lambda pile: not pile.is_open))


def open_piles() -> int:
    """Return how many piles are being entered."""
    return Batch.objects.filter(state=BatchState.OPEN).count()


def batch_at(reference: str) -> Batch | None:
    """Return the pile with a reference, or None."""
    return Batch.objects.select_related("started_by").filter(reference=reference).first()


def pile_of(batch: Batch) -> Pile:
    """Return one pile as it is shown."""
    return _pile(batch, batch.entries.count())


def last_entries(batch: Batch) -> tuple[Entry, ...]:
    """Return the papers that were entered last, newest first."""
    found = batch.entries.select_related("entered_by", "submission").order_by("-pk")[:LAST_SHOWN]
    return tuple(entry_of(entry) for entry in found)


def entry_of(entry: HelperEntry) -> Entry:
    """Return who entered it and when, without a word of it."""
    by = entry.entered_by.name if entry.entered_by else "somebody"
    return Entry(entry.paper_reference or "", by, entry.submission.received_on)


def last_facts(batch: Batch, by: User) -> dict[str, Any]:
    """Return what is likely the same for the next entry: who helped and when it was heard."""
    last = batch.entries.filter(entered_by=by).order_by("-pk").first()
    heard_on = batch.heard_on or (last.heard_on if last else None)
    return {"heard_on": heard_on, "helper": last.helper if last else None}


def aside_name(token: str) -> str:
    """Return the name of half an entry: it may stand in an address, and says nothing of the token."""
    return codes.keyed_hash(token, purpose="put aside")[:16]


def asides_in(batch: Batch) -> dict[str, Any]:
    """Return everything put aside in a pile by its name, as plain data."""
    found: dict[str, Any] = json.loads(batch.unfinished) if batch.unfinished else {}
    return found


def asides_of(batch: Batch, user: User) -> tuple[Aside, ...]:
    """Return what is put aside in a pile, without the words."""
    found = asides_in(batch)
    names = dict(User.objects.filter(pk__in={each["by"] for each in found.values()}).values_list("pk", "name"))
    return tuple(
        Aside(
            name=name,
            sheet=each["sheet"],
            by=names.get(each["by"], ""),
            on=date.fromisoformat(each["on"]),
            mine=each["by"] == user.pk,
        )
        for name, each in found.items()
    )


def half_typed(batch: Batch, user: User, name: str) -> HalfTyped | None:
    """Return half an entry to whoever put it aside, and None to everybody else."""
    found = asides_in(batch).get(name)
    if found is None or found["by"] != user.pk:
        return None
    return HalfTyped(found["token"], found["sheet"], found["typed"])


def entered_by(code_hash: str, user: User) -> bool:
    """Return whether `user` entered what a code belongs to: a helper reaches nothing else."""
    return HelperEntry.objects.filter(submission__receipt_code__code_hash=code_hash, entered_by=user).exists()


def _pile(batch: Batch, entered: int) -> Pile:
    return Pile(
        reference=batch.reference,
        title=batch.title,
        channel=Channel(batch.channel).label,
        heard_on=batch.heard_on,
        expected=batch.expected,
        entered=entered,
        is_open=batch.state == BatchState.OPEN,
        started_by=batch.started_by.name,
        started_on=batch.started_at.date(),
    )
