"""What the council has promised by a day. Today these are its published “We will” answers."""

from dataclasses import dataclass
from datetime import date

from feedback.selectors import answers
from feedback.selectors.lists import Page


@dataclass(frozen=True)
class Promise:
    """One promise with a day. `due_words` say how far off it is; `owner` is a post."""

    reference: str
    href: str
    promise: str
    owner: str
    due_on: date | None
    due_in_full: str
    due_words: str
    overdue: bool
    cornerstone: str
    cornerstone_slug: str


def promises(after: str = "") -> Page[Promise]:
    """Return the promises, the earliest day first, 20 after the one called `after`."""
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
        overdue=answer.overdue,
        cornerstone=answer.cornerstone.name,
        cornerstone_slug=answer.cornerstone.slug,
    )
