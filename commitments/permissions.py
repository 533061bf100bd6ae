"""Whose an action is to speak about."""

from accounts.enums import Permission
from accounts.models import User
from commitments.models import Action


def may_update(user: User, action: Action) -> bool:
    """Say whether this person may say how far the action is: the council, or the lead of its own organisation."""
    return user.may(Permission.EDIT_ACTIONS) or leads(user, action)


def leads(user: User, action: Action) -> bool:
    """Say whether the action is one of this partner lead's own organisation (PP-14)."""
    mine = user.organisation_id is not None and action.lead_id == user.organisation_id
    return mine and user.may(Permission.ACCEPT_ACTION)
