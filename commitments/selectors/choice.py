"""What the council chooses from when it says which of its promises are about a priority."""

from collections.abc import Iterable
from dataclasses import dataclass

from commitments.models import PromiseForPriority
from commitments.selectors.focus import OnFocusList
from commitments.selectors.promises import Promise, as_promise
from feedback.selectors import answers

MOST_OFFERED = 30  # the newest; any other is named by its reference


@dataclass(frozen=True)
class Choice:
    """The promises that may be ticked for one priority; `chosen` are ticked already."""

    offered: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]


def joined_with(slug: str) -> set[str]:
    """Return the references of the public promises that were joined with this priority itself."""
    joined = PromiseForPriority.objects.filter(priority__slug=slug).values_list("response__reference", flat=True)
    return set(answers.keys_of_promises(list(joined)))


def choice_for(item: OnFocusList) -> Choice:
    """Return what is ticked for a priority, and with it the newest open promises under its cornerstone."""
    chosen = joined_with(item.priority.slug)
    ticked = _promises(answers.promises_called(chosen)) if chosen else []
    newest = _promises(answers.promises_open_under(item.priority.cornerstone_slug, MOST_OFFERED))
    others = [each for each in newest if each.reference not in chosen]
    return Choice(tuple((each.reference, _label(each)) for each in [*ticked, *others]), tuple(sorted(chosen)))


def _promises(found: Iterable[answers.Answer]) -> list[Promise]:
    return [as_promise(answer) for answer in found]


def _label(promise: Promise) -> str:
    return f"{promise.called} ({promise.reference}, by {promise.due_in_full})"
