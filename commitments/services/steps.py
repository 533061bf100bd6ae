"""One step with an action at a time, written down with who took it."""

from django.core.exceptions import PermissionDenied

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.models import Action, ActionEdition
from commitments.permissions import may_update
from commitments.selectors.wording import wording_of
from commitments.services.refusals import ActionChanged
from lib import clock


def lock(action: Action) -> Action:
    """Return the action as it is now, kept from others until the transaction ends."""
    return Action.objects.select_for_update(of=("self",)).select_related("changed_by").get(pk=action.pk)


def refuse_if_changed(action: Action, seen_version: int) -> None:
    """Raise ActionChanged unless the action is as it was seen."""
    if action.version != seen_version:
        raise ActionChanged(action)


def is_second_press(action: Action, seen_version: int) -> bool:
    """Say whether whoever sends this saw the action as it was just before the last step: it may be that step again."""
    return seen_version == action.version - 1


def keep(action: Action, *, by: User) -> Action:
    """Save a changed action with who changed it, and return it."""
    action.version += 1
    action.changed_by, action.changed_at = by, clock.now()
    action.save()
    return action


def keep_edition(action: Action, *, by: User) -> None:
    """Write the words of an action down as its next edition."""
    number = action.editions.count() + 1
    ActionEdition.objects.create(action=action, number=number, by=by, **wording_of(action).fields())


def require_update(user: User, action: Action) -> None:
    """Raise PermissionDenied unless this person may say how far the action is."""
    require(user, Permission.EDIT_ACTIONS, Permission.ACCEPT_ACTION)
    if not may_update(user, action):
        raise PermissionDenied
