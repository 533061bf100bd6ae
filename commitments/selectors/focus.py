"""The focus list that a published round hands to the council, and what was promised about each priority of it.

A priority keeps its promises in the next round: what is carried over is the same wish, and still waits for them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from commitments.models import PromiseForPriority
from commitments.selectors.promises import Promise, as_promise
from feedback.selectors import answers
from lib.counting import how_many
from priorities.selectors.focus import InFocus, earlier_of, focus_of_latest_round


@dataclass(frozen=True)
class OnFocusList:
    """One priority that waits for action, with what was promised about it, the earliest day first."""

    priority: InFocus
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class UnderCornerstone:
    """What partners want first under one cornerstone."""

    name: str
    slug: str
    items: tuple[OnFocusList, ...]


@dataclass(frozen=True)
class HandedOver:
    """The focus list of the latest published round, by cornerstone. `since` is the day on which the round closed."""

    round_slug: str
    round_name: str
    since: date | None
    cornerstones: tuple[UnderCornerstone, ...]

    @property
    def items(self) -> tuple[OnFocusList, ...]:
        """Every priority on it."""
        return tuple(item for stone in self.cornerstones for item in stone.items)

    @property
    def waiting(self) -> int:
        """How many of them have no promise yet."""
        return sum(not item.promises for item in self.items)

    @property
    def waiting_words(self) -> str:
        """The same in words, for the desk."""
        if not self.waiting:
            return "Every priority of the list has a promise."
        return f"{how_many(self.waiting, 'priority has', 'priorities have')} no promise yet."


def handed_over() -> HandedOver | None:
    """Return what the latest published round handed to the council; None before there is one."""
    focus = focus_of_latest_round()
    if focus is None:
        return None
    found = promised_for([each.pk for each in focus.priorities])
    items = [OnFocusList(each, found.get(each.pk, ())) for each in focus.priorities]
    grouped = groupby(items, key=lambda item: (item.priority.cornerstone, item.priority.cornerstone_slug))
    stones = tuple(UnderCornerstone(name, slug, tuple(mine)) for (name, slug), mine in grouped)
    return HandedOver(focus.round_slug, focus.round_name, focus.closed_on, stones)


def one_handed_over(slug: str) -> OnFocusList | None:
    """Return the priority with this address, if it is on the list that was handed over; None for any other."""
    focus = handed_over()
    return next((item for item in focus.items if item.priority.slug == slug), None) if focus else None


def how_many_wait() -> int:
    """Return how many priorities of the focus list have no promise yet."""
    focus = handed_over()
    return focus.waiting if focus else 0


def promised_for(priorities: Collection[int]) -> dict[int, tuple[Promise, ...]]:
    """Return the public promises about these priorities, by id, those about the same in earlier rounds with them."""
    chains = earlier_of(priorities)
    wanted = {earlier for chain in chains.values() for earlier in chain}
    pairs = PromiseForPriority.objects.filter(priority__in=wanted).values_list("priority_id", "response__reference")
    joined: dict[int, set[str]] = {}
    for priority, reference in pairs:
        joined.setdefault(priority, set()).add(reference)
    public = _public({reference for references in joined.values() for reference in references})
    return {priority: _of_chain(chain, joined, public) for priority, chain in chains.items()}


def _public(references: Collection[str]) -> tuple[Promise, ...]:
    return tuple(as_promise(answer) for answer in answers.promises_called(references)) if references else ()


def _of_chain(chain: Iterable[int], joined: Mapping[int, set[str]], public: tuple[Promise, ...]) -> tuple[Promise, ...]:
    mine = set().union(*(joined.get(each, set()) for each in chain))
    return tuple(promise for promise in public if promise.reference in mine)
