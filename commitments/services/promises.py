"""The council says which of its promises are about a priority that partners put first."""

from collections.abc import Collection

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.models import PromiseForPriority
from commitments.selectors.choice import joined_with
from feedback.selectors.answers import keys_of_promises
from priorities.models import Priority
from priorities.selectors.focus import on_focus_list


class NotOnTheList(ValueError):
    """The priority is on no published focus list."""


class ChosenMeanwhile(ValueError):
    """A colleague chose other promises since the page was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Somebody else changed this while you looked. Look at what is chosen now, then save again.")


class NoSuchPromise(ValueError):
    """No published answer with this reference ever said “We will do this”."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"There is no public promise with the reference {reference}. Check it and write it again.")


@transaction.atomic
def choose_promises(*, slug: str, by: User, references: Collection[str], seen: Collection[str]) -> None:
    """Say which promises are about the priority with this address, instead of those chosen before.

    The same again changes nothing.

    `seen`: the references that were chosen when the page was read.
    Raises PermissionDenied, NotOnTheList, ChosenMeanwhile, NoSuchPromise.
    """
    require(by, Permission.RESPOND)
    locked = Priority.objects.select_for_update().filter(slug=slug).first()
    if locked is None or not on_focus_list(locked):
        raise NotOnTheList
    before, wanted = joined_with(slug), set(references)
    if before not in (set(seen), wanted):
        raise ChosenMeanwhile
    _join(locked, sorted(wanted - before), by)
    PromiseForPriority.objects.filter(priority=locked, response__reference__in=before - wanted).delete()


def _join(priority: Priority, references: Collection[str], by: User) -> None:
    keys = keys_of_promises(references)
    for reference in references:
        if reference not in keys:
            raise NoSuchPromise(reference)
        PromiseForPriority.objects.create(priority=priority, response_id=keys[reference], joined_by=by)
