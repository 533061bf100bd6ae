"""What families and partners propose, and their voices for what others proposed before them (PP-07)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib.codes import keyed_hash, reference_of
from priorities.enums import ProposalKind, Proposer
from priorities.models import Proposal, ProposalVoice
from priorities.selectors.proposal_words import Words
from priorities.services.proposal_steps import ProposalRefused

PREFIX = "PRO"
NOT_ON_THE_LIST = "The one that you chose is not on the list any more. What you wrote is still here: press “Go on”."


@transaction.atomic
def propose(*, kind: str, proposer: str, words: Words, token: str, by: User | None = None) -> Proposal:
    """Return a new proposal that waits for a forum moderator; the same form with the same words returns the first.

    `by` proposes for an organisation and is None for everybody else. Raises PermissionDenied, ValueError for an
    unknown kind or proposer.
    """
    kind, proposer = ProposalKind(kind), Proposer(proposer)
    _require_partner(proposer, by)
    sent = f"{token} {kind} {words.key()}"
    made, _new = Proposal.objects.get_or_create(
        made_key=keyed_hash(sent, purpose="proposal"),
        defaults={
            "reference": reference_of(sent, prefix=PREFIX),
            "kind": kind,
            "proposer": proposer,
            "organisation": by.organisation if by else None,
            "by": by,
            **words.fields(),
        },
    )
    return made


@transaction.atomic
def add_voice(
    *, proposal: Proposal, voice: str, token: str, words: Words | None = None, by: User | None = None
) -> ProposalVoice:
    """Say that one's own is the same: an organisation once for each proposal, anybody else once for each form.

    The words that came with it are kept, not shown. Raises PermissionDenied, ProposalRefused when nobody may read
    the proposal now.
    """
    voice = Proposer(voice)
    _require_partner(voice, by)
    if not Proposal.objects.said().filter(pk=proposal.pk).select_for_update(of=("self",)).exists():
        raise ProposalRefused(NOT_ON_THE_LIST)
    fresh = {"voice": voice, "by": by, "words": words.as_text() if words else ""}
    who = f"organisation {by.organisation_id}" if by else token
    key = keyed_hash(f"{who} {proposal.reference}", purpose="voice for a proposal")
    organisation = by.organisation if by else None
    made, _new = ProposalVoice.objects.get_or_create(
        made_key=key, defaults={"proposal": proposal, "organisation": organisation, **fresh}
    )
    return made


@transaction.atomic
def take_voice_back(*, proposal: Proposal, by: User) -> None:
    """Take the voice of one's organisation back; nothing happens where there is none. History keeps that it was there.

    Raises PermissionDenied.
    """
    _require_partner(Proposer.PARTNER, by)
    ProposalVoice.objects.filter(proposal=proposal, organisation=by.organisation).delete()


def _require_partner(who: Proposer, by: User | None) -> None:
    """Only somebody who may vote for an organisation speaks by its name, and then always by its name."""
    if (who == Proposer.PARTNER) != (by is not None):
        raise PermissionDenied
    if by is not None:
        require(by, Permission.VOTE)
        if by.organisation_id is None:
            raise PermissionDenied
