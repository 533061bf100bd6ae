"""What a forum moderator does with a proposal: words that protect people, on the list or not, and back again."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from priorities.enums import PROPOSAL_STATES, ProposalState, ProposalStep, WhyDeclined
from priorities.models import Proposal, ProposalWording
from priorities.selectors.proposal_words import Words, words_of
from priorities.services.proposal_steps import (
    ProposalRefused,
    done_by,
    keep,
    lock,
    refuse_if_changed,
    refuse_own,
)


@transaction.atomic
def word(*, proposal: Proposal, by: User, seen_version: int, words: Words) -> Proposal:
    """Change the words that people read; what was sent stays as it was sent. The same words change nothing.

    Raises PermissionDenied, ProposalRefused, ProposalChanged.
    """
    current = _own_step(proposal, by)
    if words_of(current) == words:
        return current
    refuse_if_changed(current, seen_version)
    if current.state == ProposalState.DECLINED:
        raise ProposalRefused("It is not on the list. Open it again first.")
    number = current.wordings.count() + 1
    ProposalWording.objects.create(proposal=current, number=number, by=by, **words.fields())
    return keep(current, by=by, step=ProposalStep.WORDED)


@transaction.atomic
def publish(*, proposal: Proposal, by: User, seen_version: int) -> Proposal:
    """Put a proposal on the list. Raises PermissionDenied, ProposalRefused, ProposalChanged, WrongState."""
    return _move(proposal, by, seen_version, ProposalState.PUBLISHED, ProposalStep.PUBLISHED)


@transaction.atomic
def decline(*, proposal: Proposal, by: User, seen_version: int, reason: str) -> Proposal:
    """Do not put a proposal on the list, and keep why: the list says only how many there were.

    Raises PermissionDenied, ValueError for an unknown reason, ProposalRefused, ProposalChanged, WrongState.
    """
    why = WhyDeclined(reason)
    if proposal.joined.exists():
        raise ProposalRefused("Others are joined with it. Undo the joining first, so that their voices are kept.")
    return _move(proposal, by, seen_version, ProposalState.DECLINED, ProposalStep.DECLINED, reason=why)


@transaction.atomic
def take_off_the_list(*, proposal: Proposal, by: User, seen_version: int) -> Proposal:
    """Take a proposal off the list at once, to be read again. Nobody reads it or what was joined with it until then.

    Raises PermissionDenied, ProposalRefused, ProposalChanged, WrongState.
    """
    return _move(proposal, by, seen_version, ProposalState.WAITING, ProposalStep.TAKEN_BACK)


@transaction.atomic
def read_again(*, proposal: Proposal, by: User, seen_version: int) -> Proposal:
    """Let a declined proposal wait again, while its words are there.

    Raises PermissionDenied, ProposalRefused, ProposalChanged, WrongState.
    """
    if proposal.forgotten_on:
        raise ProposalRefused("Its words were deleted. Whoever sent it can propose it again.")
    return _move(proposal, by, seen_version, ProposalState.WAITING, ProposalStep.READ_AGAIN)


# From where a step leads: two steps lead to “waits”, and each only from its own place.
_FROM = {ProposalStep.TAKEN_BACK: ProposalState.PUBLISHED, ProposalStep.READ_AGAIN: ProposalState.DECLINED}


def _move(
    proposal: Proposal, by: User, seen_version: int, after: ProposalState, step: ProposalStep, *, reason: str = ""
) -> Proposal:
    current = _own_step(proposal, by)
    if current.state == after and done_by(current, by, step):
        return current
    refuse_if_changed(current, seen_version)
    PROPOSAL_STATES.check(current.state, after)
    if current.state != _FROM.get(step, ProposalState.WAITING):
        raise ProposalRefused("This step does not follow from where the proposal is. Look at it again.")
    current.state = after
    return keep(current, by=by, step=step, reason=reason)


def _own_step(proposal: Proposal, by: User) -> Proposal:
    require(by, Permission.MODERATE_FORUM_ITEMS)
    current = lock(proposal)
    refuse_own(current, by)
    return current
