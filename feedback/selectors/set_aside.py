"""What looks as if no person sent it: what may be set aside together, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from accounts.models import User
from authority.selectors import settings
from feedback.enums import SubmissionState, Verdict
from feedback.models import Decision, Submission
from feedback.permissions import SAFE, at_desk_of
from feedback.selectors.challenges import of_those_written
from feedback.selectors.desk import DeskItem, desk_item, desk_of
from feedback.selectors.desk.hard import hard_content_of
from feedback.selectors.lists import PAGE_SIZE, Page, cut

MOST = 20  # at once, so that somebody still reads each of them


@dataclass(frozen=True, slots=True)
class Review:
    """What may be set aside together, what may not and why (reference, words), and how many are not here any more."""

    items: tuple[DeskItem, ...]
    left_out: tuple[tuple[str, str], ...]
    gone: int


@dataclass(frozen=True, slots=True)
class SetAsideLine:
    """One item that was set aside: by whom, when and why; `version` is what putting it back has seen."""

    reference: str
    speaker: str
    received_on: date
    by: str
    at: datetime
    why: str
    version: int


def review(user: User, references: Sequence[str]) -> Review:
    """Return what of the desk of `user` may be set aside together, the first MOST of `references`."""
    wanted = list(dict.fromkeys(references))[:MOST]
    waiting = desk_of(user).filter(reference__in=wanted, state=SubmissionState.RECEIVED).order_by("received_on", "pk")
    found, within = list(waiting), settings().moderated_within_days
    hard = hard_content_of(found)
    items = [desk_item(one, user, within, hard) for one in found]
    written = of_those_written(found)
    why = {item.reference: words for item in items if (words := _not_with_others(item, written))}
    return Review(
        items=tuple(item for item in items if item.reference not in why),
        left_out=tuple(why.items()),
        gone=len(wanted) - len(found),
    )


def at_desk(user: User, references: Sequence[str]) -> dict[str, Submission]:
    """Return the items of the desk of `user` with these references, in any state, by reference."""
    found = Submission.objects.filter(at_desk_of(user) & SAFE, reference__in=references)
    return {one.reference: one for one in found.defer("submission_key")}


def were_set_aside(user: User, after: str = "") -> Page[SetAsideLine]:
    """Return what was set aside at the desk of `user`, newest first, by key: `after` is a number of a decision."""
    desk = Submission.objects.filter(at_desk_of(user) & SAFE, state=SubmissionState.SET_ASIDE)
    again = Decision.objects.filter(submission=OuterRef("submission"), pk__gt=OuterRef("pk"), verdict=Verdict.SET_ASIDE)
    made = Decision.objects.filter(~Exists(again), submission__in=desk, verdict=Verdict.SET_ASIDE)
    if after.isascii() and after.isdigit() and len(after) < 19:
        made = made.filter(pk__lt=int(after))
    rows = list(made.select_related("submission", "by").order_by("-pk")[: PAGE_SIZE + 1])
    return cut([_line(row) for row in rows], [str(row.pk) for row in rows])


def _not_with_others(item: DeskItem, written: set[int]) -> str:
    if item.urgent:
        return "Some words may mean that somebody is not safe, so read it by itself."
    if item.submission.pk in written:
        return "Its writer told us that a person wrote it, so read it by itself."
    return f"{item.held_by} is reading this one." if item.held_by and not item.mine else ""


def _line(made: Decision) -> SetAsideLine:
    submission = made.submission
    return SetAsideLine(
        reference=submission.reference,
        speaker=submission.get_speaker_display(),
        received_on=submission.received_on,
        by=made.by.name,
        at=made.at,
        why=made.note,
        version=submission.version,
    )
