"""The desk of those who speak about actions: the council about all, a partner lead about their own (PP-14)."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from accounts.enums import Permission
from accounts.models import User
from commitments.models import Action, Measure, Milestone
from commitments.permissions import leads
from commitments.selectors.as_at import today
from commitments.selectors.lines import Line, lines
from commitments.selectors.waits import waits, wanted
from commitments.selectors.whole import ACTION_WITH_ALL, WholeAction, whole


@dataclass(frozen=True)
class AtDesk:
    """One action at the desk. `wants` says what it waits for from the person who looks; empty for nothing."""

    line: Line
    wants: str


@dataclass(frozen=True)
class Desk:
    """What the person answers for, and what colleagues do. `council` is whether they speak for the council."""

    mine: tuple[AtDesk, ...]
    others: tuple[AtDesk, ...]
    council: bool


@dataclass(frozen=True)
class OneAtDesk:
    """One action with what this person may do with it. `holds_up`: a report waits for the note of its officer."""

    action: Action
    whole: WholeAction
    officer: str
    may_edit: bool
    may_accept: bool
    may_note: bool
    waits: bool
    holds_up: bool


def theirs(user: User) -> QuerySet[Action]:
    """Return the actions that this person may speak about."""
    found = Action.objects.select_related(*ACTION_WITH_ALL)
    if user.may(Permission.EDIT_ACTIONS):
        return found
    if user.may(Permission.ACCEPT_ACTION) and user.organisation:
        return found.led_by(user.organisation)
    return found.none()


def desk(user: User) -> Desk:
    """Return what waits at the desk, the earliest day first."""
    council = user.may(Permission.EDIT_ACTIONS)
    noteless = _noteless() if council else frozenset()
    found = list(theirs(user))
    told = [(one, AtDesk(each, _wants(one, noteless, user))) for one, each in zip(found, lines(found), strict=True)]
    mine = tuple(each for one, each in told if not council or one.officer_id == user.pk)
    others = tuple(each for one, each in told if council and one.officer_id != user.pk)
    return Desk(mine, others, council)


def one_at_desk(user: User, slug: str) -> OneAtDesk:
    """Return one action with what this person may do with it. Raises Http404 where it is not theirs."""
    action = action_of(user, slug)
    council = user.may(Permission.EDIT_ACTIONS)
    stood = next((one for one in today() if one.action.pk == action.pk), None)
    asked = action.pk in wanted()
    needs = asked or (stood is not None and (stood.late or stood.in_trouble))
    return OneAtDesk(
        action=action,
        whole=whole(action),
        officer=action.officer.name,
        may_edit=council,
        may_accept=leads(user, action) and action.accepted_at is None,
        may_note=council and action.officer_id == user.pk and needs,
        waits=stood is not None and waits(stood),
        holds_up=asked,
    )


def action_of(user: User, slug: str) -> Action:
    """Return an action that this person may speak about. Raises Http404."""
    found = theirs(user).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def milestone_of(action: Action, pk: int) -> Milestone:
    """Return a step of an action. Raises Http404."""
    found = action.milestones.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def measure_of(action: Action, pk: int) -> Measure:
    """Return a measure of an action. Raises Http404."""
    found = action.measures.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def how_many_want(user: User) -> int:
    """Return how many actions wait for something from this person."""
    return sum(bool(each.wants) for each in desk(user).mine)


def _noteless() -> frozenset[int]:
    """Return the ids of actions that want a note: late or in trouble now, or when a period ended."""
    return wanted() | {stood.action.pk for stood in today() if waits(stood)}


def _wants(action: Action, noteless: frozenset[int], user: User) -> str:
    if leads(user, action) and action.accepted_at is None:
        return "Wants to be accepted"
    return "Wants the note of its officer" if action.pk in noteless else ""
