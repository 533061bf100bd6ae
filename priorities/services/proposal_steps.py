"""One step with a proposal at a time, and the line of its history that says so."""

from accounts.models import User
from lib.moments import moment_in_words
from priorities.enums import ProposalStep
from priorities.models import Proposal, ProposalDecision


class ProposalRefused(ValueError):
    """The step is not possible. `str(error)` says what to do."""


class ProposalChanged(ProposalRefused):
    """Somebody else was quicker; nothing was written."""

    def __init__(self, last: ProposalDecision | None) -> None:
        who = f"{last.by.name} was quicker, {moment_in_words(last.at)}: “{last.get_step_display()}”." if last else ""
        super().__init__(f"{who or 'Somebody was quicker.'} Look at it again before you go on.")


def lock(proposal: Proposal) -> Proposal:
    """Return the proposal as it is now, kept from others until the transaction ends."""
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


def refuse_own(proposal: Proposal, by: User) -> None:
    """Raise ProposalRefused where somebody would decide about what they sent themselves."""
    if proposal.by_id == by.pk:
        raise ProposalRefused("You sent this one yourself. Leave it to a colleague.")


def refuse_if_changed(proposal: Proposal, seen_version: int) -> None:
    """Raise ProposalChanged unless the proposal is as it was seen."""
    if proposal.version != seen_version:
        raise ProposalChanged(proposal.decisions.select_related("by").order_by("-pk").first())


def done_by(proposal: Proposal, by: User, step: ProposalStep) -> bool:
    """Say whether this step was the last one and the same person took it: they pressed twice."""
    last = proposal.decisions.order_by("-pk").first()
    return last is not None and (last.step, last.by_id) == (step, by.pk)


def keep(
    proposal: Proposal,
    *,
    by: User,
    step: ProposalStep,
    other: Proposal | None = None,
    reason: str = "",
    where: str = "",
) -> Proposal:
    """Save a changed proposal with the line of its history, and return it."""
    proposal.version += 1
    proposal.save()
    ProposalDecision.objects.create(proposal=proposal, step=step, by=by, other=other, reason=reason, where=where)
    return proposal
