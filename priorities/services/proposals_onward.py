"""Where proposals on the list go: a priority into a round that is being prepared, a statement into what we share."""

from collections.abc import Sequence

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Event
from cornerstones.services.refusals import SaidAlready as StandsThere
from cornerstones.services.refusals import StillNeeded
from cornerstones.services.statements import add_statement, remove_statement
from priorities.enums import ProposalKind, ProposalState, ProposalStep
from priorities.models import Priority, Proposal, StarRound
from priorities.selectors.proposal_words import words_of
from priorities.services.contents import SaidAlready, add_priority
from priorities.services.proposal_steps import ProposalRefused, keep, lock
from priorities.services.rounds import locked_draft


@transaction.atomic
def put_in_round(*, star_round: StarRound, proposals: Sequence[Proposal], by: User) -> int:
    """Put proposals in a round that is being prepared, and return how many came in. All or none.

    What is in it already is left out. Raises PermissionDenied, WrongState, ProposalRefused.
    """
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    there = set(locked.priorities.exclude(proposal=None).values_list("proposal", flat=True))
    wanted = sorted((one for one in proposals if one.pk not in there), key=lambda one: one.pk)
    for one in wanted:
        _put_in(locked, lock(one), by)
    return len(wanted)


@transaction.atomic
def into_understanding(*, proposal: Proposal, event: Event, by: User) -> Proposal:
    """Put a statement among what partners said at an event. A second press changes nothing.

    Raises PermissionDenied, ProposalRefused.
    """
    require(by, Permission.EDIT_REPORTS)
    current = lock(proposal)
    if current.statement_id is not None:
        return current
    _refuse_unless(current, ProposalKind.STATEMENT)
    try:
        current.statement = add_statement(event=event, text=words_of(current).strength, by=by)
    except StandsThere as refused:
        raise ProposalRefused(f"These words stand in “{event}” already. Nothing was changed.") from refused
    return keep(current, by=by, step=ProposalStep.INTO_UNDERSTANDING, where=event.name)


@transaction.atomic
def out_of_understanding(*, proposal: Proposal, by: User) -> Proposal:
    """Take a statement out again while nobody has marked its words. A second press changes nothing.

    Raises PermissionDenied, ProposalRefused.
    """
    require(by, Permission.EDIT_REPORTS)
    current = lock(proposal)
    if current.statement is None:
        return current
    statement, current.statement = current.statement, None
    kept = keep(current, by=by, step=ProposalStep.OUT_OF_UNDERSTANDING, where=statement.event.name)
    marked = "Somebody has marked its words as agreed. It stays, so that no mark is lost."
    if statement.marks.exists():
        raise ProposalRefused(marked)
    try:
        remove_statement(statement=statement, by=by)
    except StillNeeded as refused:
        raise ProposalRefused(marked) from refused
    return kept


def _put_in(star_round: StarRound, proposal: Proposal, by: User) -> None:
    _refuse_unless(proposal, ProposalKind.PRIORITY)
    words = words_of(proposal)
    try:
        priority = add_priority(
            star_round=star_round,
            by=by,
            cornerstone=words.stone(),
            strength=words.strength,
            development_points=words.changes,
        )
    except SaidAlready as said:
        raise ProposalRefused(f"“{words.strength}”: {said}") from said
    Priority.objects.filter(pk=priority.pk, proposal=None).update(proposal=proposal)
    keep(proposal, by=by, step=ProposalStep.INTO_ROUND, where=star_round.name)


def _refuse_unless(proposal: Proposal, kind: ProposalKind) -> None:
    if proposal.kind != kind or proposal.state != ProposalState.PUBLISHED:
        raise ProposalRefused("It is not on the list any more. Look at the list again.")
