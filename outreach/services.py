"""Writes about outreach: plan something, say what came of it."""

from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from lib.due import in_full
from outreach.models import Outreach


class DoneAlready(Exception):
    """Somebody said before what came of it. `str(error)` can be shown: it says who, when and what."""

    def __init__(self, task: Outreach) -> None:
        by = task.done_by.name if task.done_by else "Somebody"
        on = f" on {in_full(task.done_on)}" if task.done_on else ""
        super().__init__(f"{by} said{on} what came of it: {task.outcome}")


@transaction.atomic
def plan(*, group: str, what: str, who: str, due_on: date, by: User, key: str) -> Outreach:
    """Plan to do something by a day; the same form twice makes one task. Returns it. Raises PermissionDenied."""
    require(by, Permission.EDIT_REPORTS, Permission.ADMINISTER)
    made = {"group": group, "what": what, "who": who, "due_on": due_on, "made_by": by}
    task, _new = Outreach.objects.get_or_create(made_key=key, defaults=made)
    return task


@transaction.atomic
def finish(*, task: Outreach, outcome: str, by: User) -> None:
    """Say what came of it, for good. Raises PermissionDenied, DoneAlready."""
    require(by, Permission.EDIT_REPORTS, Permission.ADMINISTER)
    locked = Outreach.objects.select_for_update().get(pk=task.pk)
    if locked.done_on:
        raise DoneAlready(locked)
    locked.outcome, locked.done_on, locked.done_by = outcome, clock.today(), by
    locked.save(update_fields=["outcome", "done_on", "done_by"])
