"""What the council has promised by a day. Today these are its published “We will” answers, and what became of them."""

from dataclasses import dataclass
from datetime import date

from feedback.selectors import answers
from feedback.selectors.lists import Page
from lib.words import opening


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

    @property
    def called(self) -> str:
        """Its first words, for lists."""
        return opening(self.promise, longest=100)


def promises(after: str = "") -> Page[Promise]:
    """Return the promises, the earliest day first and what is done or given up last, 20 after the one `after`."""
    page = answers.promises(after)
    return Page(tuple(as_promise(answer) for answer in page.items), page.next_after)


def as_promise(answer: answers.Answer) -> Promise:
    """Return a published answer as the promise that it makes."""
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
