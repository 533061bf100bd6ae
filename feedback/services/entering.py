"""Entering what people said by phone, on paper or at an event: a pile, one after the other, by somebody signed in."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.answers import PRIVACY_VERSION, Answers
from feedback.enums import BATCH_STATES, BatchState, Channel
from feedback.models import Batch, HelperEntry
from feedback.selectors.entering import Entry, aside_name, asides_in, entry_of
from feedback.services.sending import Entered, Receipt, receipt_of, send
from lib import clock, codes

Typed = dict[str, list[str]]


class PileFinished(Exception):
    """The pile was finished meanwhile: nothing more is entered until somebody opens it again."""


class StillAside(Exception):
    """Something in the pile was put aside half-way, so the pile is not finished."""


@dataclass
class AlreadyEntered(Exception):
    """A form with this paper reference is in the portal already. `entry` says who entered it and when."""

    entry: Entry


@transaction.atomic
def start_batch(
    *, by: User, title: str, channel: Channel, heard_on: date | None, expected: int | None, token: str
) -> Batch:
    """Start a pile and return it; the same `token` again returns the same pile. Raises PermissionDenied."""
    require(by, Permission.ENTER_FOR_OTHERS)
    batch, _new = Batch.objects.get_or_create(
        reference=codes.reference_of(token, prefix="B"),
        defaults={
            "title": title,
            "channel": channel,
            "heard_on": heard_on,
            "expected": expected,
            "started_by": by,
        },
    )
    return batch


@transaction.atomic
def enter(*, batch: Batch, by: User, answers: Answers, token: str, privacy_version: str = PRIVACY_VERSION) -> Receipt:
    """Keep one entry of a pile and return its receipt; the same `token` again returns the same receipt.

    What was put aside with this token is gone from the pile. Raises PermissionDenied, PileFinished, AlreadyEntered
    when the paper reference is not new, and what `send` raises.
    """
    require(by, Permission.ENTER_FOR_OTHERS)
    locked = _locked(batch)
    if sent := receipt_of(token=token):
        return sent
    if locked.state != BatchState.OPEN:
        raise PileFinished
    receipt = _send_once(answers, token, privacy_version, Entered(by=by, batch=locked))
    _keep_asides(locked, {n: each for n, each in asides_in(locked).items() if n != aside_name(token)})
    return receipt


@transaction.atomic
def put_aside(*, batch: Batch, by: User, token: str, sheet: str, typed: Typed) -> None:
    """Keep half an entry, sealed, exactly as it was typed; only `by` can open it again. Raises PileFinished."""
    require(by, Permission.ENTER_FOR_OTHERS)
    locked = _locked(batch)
    if locked.state != BatchState.OPEN:
        raise PileFinished
    half = {"by": by.pk, "sheet": sheet, "on": clock.today().isoformat(), "token": token, "typed": typed}
    _keep_asides(locked, asides_in(locked) | {aside_name(token): half})


@transaction.atomic
def throw_away(*, batch: Batch, by: User, name: str) -> None:
    """Delete half an entry for good."""
    require(by, Permission.ENTER_FOR_OTHERS)
    locked = _locked(batch)
    _keep_asides(locked, {n: each for n, each in asides_in(locked).items() if n != name})


@transaction.atomic
def finish_batch(*, batch: Batch, by: User) -> None:
    """Close a pile. Raises StillAside, WrongState when it is finished already."""
    require(by, Permission.ENTER_FOR_OTHERS)
    locked = _locked(batch)
    if asides_in(locked):
        raise StillAside
    _move(locked, BatchState.FINISHED)


@transaction.atomic
def open_again(*, batch: Batch, by: User) -> None:
    """Open a finished pile. Raises WrongState when it is open already."""
    require(by, Permission.ENTER_FOR_OTHERS)
    _move(_locked(batch), BatchState.OPEN)


def _locked(batch: Batch) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch.pk)


def _move(batch: Batch, state: BatchState) -> None:
    BATCH_STATES.check(batch.state, state)
    batch.state = state
    batch.save(update_fields=("state",))


def _keep_asides(batch: Batch, asides: dict[str, Any]) -> None:
    batch.unfinished = json.dumps(asides) if asides else ""
    batch.save(update_fields=("unfinished",))


def _send_once(answers: Answers, token: str, privacy_version: str, entered: Entered) -> Receipt:
    _refuse_second_entry(answers.helper.paper_reference)
    try:
        return send(answers=answers, token=token, privacy_version=privacy_version, entered=entered)
    except IntegrityError:
        # Two helpers entered copies of one form, in two piles, at the same moment.
        _refuse_second_entry(answers.helper.paper_reference)
        raise


def _refuse_second_entry(paper_reference: str) -> None:
    if not paper_reference:
        return
    if found := HelperEntry.objects.filter(paper_reference=paper_reference).first():
        raise AlreadyEntered(entry_of(found))
