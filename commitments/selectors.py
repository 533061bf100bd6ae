"""What the council has promised by a day. Today these are its published “We will” answers, and what became of them."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from feedback.selectors import answers
from feedback.selectors.lists import Page
from lib.counting import how_many
from priorities.selectors.focus import InFocus, focus_of_latest_round


@dataclass(frozen=True)
class Promise:
    """One promise with the day that holds now. `due_words` say how far off it is, or that it is done or given up.

    `closed` is true then. `first_due_in_full` is the day first promised, where it moved; `owner` is a post.
    """

    reference: str
    href: str
    promise: str
    owner: str
    due_on: date | None
    due_in_full: str
    due_words: str
    first_due_in_full: str
    overdue: bool
    closed: bool
    tone: str
    cornerstone: str
    cornerstone_slug: str


def promises(after: str = "") -> Page[Promise]:
    """Return the promises, the earliest day first and what is done or given up last, 20 after the one `after`."""
    page = answers.promises(after)
    return Page(tuple(_promise(answer) for answer in page.items), page.next_after)


def _promise(answer: answers.Answer) -> Promise:
    return Promise(
        reference=answer.reference,
        href=answer.href,
        promise=answer.answer,
        owner=answer.owner,
        due_on=answer.due_on,
        due_in_full=answer.due_in_full,
        due_words=answer.due_words,
        first_due_in_full=answer.first_due_in_full,
        overdue=answer.overdue,
        closed=answer.closed,
        tone=answer.tone,
        cornerstone=answer.cornerstone.name,
        cornerstone_slug=answer.cornerstone.slug,
    )


@dataclass(frozen=True)
class UnderCornerstone:
    """What partners want first under one cornerstone, and how many promises stand under it; nothing joins the two."""

    name: str
    slug: str
    priorities: tuple[InFocus, ...]
    promised: str


@dataclass(frozen=True)
class FromPriorities:
    """The focus list of the latest round beside the promises, by cornerstone."""

    round_slug: str
    round_name: str
    cornerstones: tuple[UnderCornerstone, ...]


def from_priorities() -> FromPriorities | None:
    """Return what partners want first and what was promised under its cornerstones; None before there is a result.

    A promise answers what families said, under a cornerstone. No promise belongs to one priority, so none is shown so.
    """
    focus = focus_of_latest_round()
    if focus is None:
        return None
    found = answers.number_promised()
    grouped = groupby(focus.priorities, key=lambda each: (each.cornerstone, each.cornerstone_slug))
    return FromPriorities(
        focus.round_slug,
        focus.round_name,
        tuple(
            UnderCornerstone(name, slug, tuple(mine), how_many(found[slug], "promise") if slug in found else "")
            for (name, slug), mine in grouped
        ),
    )
