"""An action is made, changed in its words, and accepted by the partner who leads it."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.models import Action
from commitments.permissions import leads
from commitments.selectors.wording import Wording, wording_of
from commitments.services.refusals import ActionRefused
from commitments.services.steps import keep, keep_edition, lock, refuse_if_changed
from lib import clock
from lib.codes import keyed_hash

LONGEST_SLUG = 60


@transaction.atomic
def make_action(*, by: User, wording: Wording, token: str) -> Action:
    """Return a new action that has not started. The same form sent twice returns the first.

    Raises PermissionDenied, ActionRefused.
    """
    require(by, Permission.EDIT_ACTIONS)
    key = keyed_hash(f"{token} {wording.title}", purpose="action")
    if made := Action.objects.filter(made_key=key).first():
        return made
    _refuse_unless_whole(wording)
    action = Action.objects.create(
        slug=_free_slug(wording.title), first_due=wording.due_on, made_key=key, changed_by=by, **wording.fields()
    )
    keep_edition(action, by=by)
    return action


@transaction.atomic
def change_action(*, action: Action, by: User, seen_version: int, wording: Wording) -> Action:
    """Change the words of an action as its next edition. The day stays: it moves only with a note that says why.

    The same words change nothing. Raises PermissionDenied, ActionRefused, ActionChanged.
    """
    require(by, Permission.EDIT_ACTIONS)
    current = lock(action)
    wanted = replace(wording, due_on=current.due_on)
    if wording_of(current) == wanted:
        return current
    refuse_if_changed(current, seen_version)
    _refuse_unless_whole(wanted)
    if wanted.lead != current.lead:
        current.accepted_by = current.accepted_at = None  # whoever leads it now has not accepted it
    for name, value in wanted.fields().items():
        setattr(current, name, value)
    keep(current, by=by)
    keep_edition(current, by=by)
    return current


@transaction.atomic
def accept_action(*, action: Action, by: User) -> Action:
    """Accept an action for the organisation that leads it. The second time nothing happens. Raises PermissionDenied."""
    require(by, Permission.ACCEPT_ACTION)
    current = lock(action)
    if not leads(by, current):
        raise PermissionDenied
    if current.accepted_at:
        return current
    current.accepted_by, current.accepted_at = by, clock.now()
    return keep(current, by=by)


def _refuse_unless_whole(wording: Wording) -> None:
    if not wording.is_about_something:
        raise ActionRefused("Choose what the action is part of, or what it answers.")
    if not wording.officer.may(Permission.EDIT_ACTIONS):
        raise ActionRefused("Choose an officer of the council who answers for it.")


def _free_slug(title: str) -> str:
    start = slugify(title)[:LONGEST_SLUG].strip("-") or "action"
    taken = set(Action.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    slug, number = start, 1
    while slug in taken:
        number += 1
        slug = f"{start}-{number}"
    return slug
