"""The note of the officer who answers for an action that is late or in trouble (LA-11)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.enums import ENDED, Delivery
from commitments.models import Action, ExceptionsNote
from commitments.selectors.waits import wanted
from commitments.services.refusals import ActionRefused
from commitments.services.steps import keep, keep_edition, lock, refuse_if_changed
from lib import clock


@transaction.atomic
def write_note(
    *, action: Action, by: User, seen_version: int, why: str, doing: str, new_day: date | None = None
) -> ExceptionsNote:
    """Say why an action is late or in trouble, what we do, and by when it will be done. The day first said stays.

    Also about an action that has ended or goes well again, while a report waits for it; one that has ended keeps its
    day. A second press of the same returns the first. Raises PermissionDenied (only its officer), ActionRefused,
    ActionChanged.
    """
    require(by, Permission.EDIT_ACTIONS)
    current = lock(action)
    if current.officer_id != by.pk:
        raise PermissionDenied
    day = current.due_on if current.delivery in ENDED else new_day
    is_wanted, last = current.pk in wanted(), current.notes.order_by("-pk").first()
    if not is_wanted and last and (last.why, last.doing, last.new_day) == (why, doing, day):
        return last
    refuse_if_changed(current, seen_version)
    if not is_wanted:
        _refuse_unless_in_trouble(current)
    new_day = _day_to_come(current, day)
    note = ExceptionsNote.objects.create(action=current, by=by, why=why, doing=doing, new_day=new_day)
    moves, current.due_on = current.due_on != new_day, new_day
    keep(current, by=by)
    if moves:
        keep_edition(current, by=by)
    return note


def _refuse_unless_in_trouble(action: Action) -> None:
    if action.delivery in ENDED:
        raise ActionRefused("This action has ended. It needs no note.")
    if action.delivery != Delivery.IN_TROUBLE and action.due_on >= clock.today():
        raise ActionRefused("This action is neither late nor in trouble. Post an update instead.")


def _day_to_come(action: Action, day: date | None) -> date:
    if day is None or (action.delivery not in ENDED and day < clock.today()):
        raise ActionRefused("Enter a day that is still to come.")
    return day
