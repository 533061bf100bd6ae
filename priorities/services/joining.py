"""Joining two proposals that say the same, and undoing it. Every voice and every wording stays with its own (PP-07)."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from priorities.enums import PROPOSAL_STATES, ProposalState, ProposalStep
from priorities.models import Proposal
from priorities.services.proposal_steps import ProposalRefused, keep, lock, refuse_if_changed, refuse_own


@transaction.atomic
def join(*, proposal: Proposal, into: Proposal, by: User, seen_version: int) -> Proposal:
    """Make a proposal part of another one on the list, and return it. The same step twice is one step.

    What was joined with it before comes with it. Raises PermissionDenied, ProposalRefused, ProposalChanged, WrongState.
    """
    require(by, Permission.MODERATE_FORUM_ITEMS)
    both = {one.pk: one for one in _both(proposal, into)}
    current, other = both[proposal.pk], both[into.pk]
    if current.state == ProposalState.JOINED and current.joined_with_id == other.pk:
        return current
    refuse_own(current, by)
    _refuse_other(current, other)
    refuse_if_changed(current, seen_version)
    PROPOSAL_STATES.check(current.state, ProposalState.JOINED)
    current.joined_from, current.state, current.joined_with = current.state, ProposalState.JOINED, other
    return keep(current, by=by, step=ProposalStep.JOINED, other=other)


@transaction.atomic
def part(*, proposal: Proposal, by: User) -> Proposal:
    """Undo a joining: the proposal is where it was before, with its own voices. Twice is once.

    Raises PermissionDenied.
    """
    require(by, Permission.MODERATE_FORUM_ITEMS)
    current = lock(proposal)
    if current.state != ProposalState.JOINED:
        return current
    PROPOSAL_STATES.check(current.state, current.joined_from)
    other = current.joined_with
    current.state, current.joined_from, current.joined_with = current.joined_from, "", None
    return keep(current, by=by, step=ProposalStep.PARTED, other=other)


def _refuse_other(current: Proposal, other: Proposal) -> None:
    if current.pk == other.pk:
        raise ProposalRefused("Choose another proposal to join it with.")
    if current.kind != other.kind:
        raise ProposalRefused("A priority and a statement cannot be joined. Choose one of the same kind.")
    if other.state != ProposalState.PUBLISHED:
        raise ProposalRefused("The other one is not on the list now. Put it there first, or choose another one.")


def _both(one: Proposal, other: Proposal) -> list[Proposal]:
    """Lock both in the same order whoever begins, so that two people never wait for each other."""
    return list(Proposal.objects.select_for_update(of=("self",)).filter(pk__in=(one.pk, other.pk)).order_by("pk"))
