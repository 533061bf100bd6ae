"""Proposals for the trial: on the list, joined, waiting and declined, with voices of organisations and of families."""

from collections.abc import Mapping
from datetime import timedelta

from accounts.models import User
from cornerstones.models import Cornerstone
from lib import clock
from lib.codes import new_token
from priorities.enums import ProposalKind, Proposer, WhyDeclined
from priorities.models import Proposal
from priorities.selectors.proposal_words import Words
from priorities.services import joining, proposal_desk, proposals

DAYS_AGO = 5
People = Mapping[str, User]


def make_proposals(people: People) -> None:
    """Let families and a partner propose, and a moderator read some of it; nothing where there are no cornerstones."""
    stones = {stone.slug: stone for stone in Cornerstone.objects.all()}
    if not stones:
        return
    with clock.set_to(clock.now() - timedelta(days=DAYS_AGO)):
        _make_all(people, stones)


def _make_all(people: People, stones: Mapping[str, Cornerstone]) -> None:
    moderator, partner = people["moderator"], people["partner-lead"]
    one = _send("One person who knows my child", "Give each family one name to ring", stones["communicate"])
    same = _send("A named person for each family", "Tell us who it is", stones["communicate"], Proposer.YOUNG_PERSON)
    quiet = _send("A quiet place in every school", "Ask us where it should be", stones["welcome-and-care"], by=partner)
    for proposal in (one, same, quiet, _say("Nothing about us is decided before we are in the room", partner)):
        _publish(proposal, moderator)
    same.refresh_from_db()
    joining.join(proposal=same, into=one, by=moderator, seen_version=same.version)
    proposals.add_voice(proposal=one, voice=Proposer.PARTNER, token=new_token(), by=partner)
    proposals.add_voice(proposal=quiet, voice=Proposer.PARENT_CARER, token=new_token())
    declined = _send("The head teacher of one school", "Another one", stones["work-in-partnership"])
    proposal_desk.decline(proposal=declined, by=moderator, seen_version=1, reason=WhyDeclined.ABOUT_A_PERSON)
    _send("One person who really knows our children", "Let them stay for years", stones["communicate"])
    _say("Families hear what became of their words")


def _send(
    strength: str, change: str, stone: Cornerstone, who: str = Proposer.PARENT_CARER, by: User | None = None
) -> Proposal:
    words, proposer = Words(strength, (change,), "", stone), Proposer.PARTNER if by else who
    return proposals.propose(kind=ProposalKind.PRIORITY, proposer=proposer, words=words, token=new_token(), by=by)


def _say(sentence: str, by: User | None = None) -> Proposal:
    words, who = (
        Words(sentence, (), "Then nobody has to undo it later"),
        Proposer.PARTNER if by else Proposer.PARENT_CARER,
    )
    return proposals.propose(kind=ProposalKind.STATEMENT, proposer=who, words=words, token=new_token(), by=by)


def _publish(proposal: Proposal, by: User) -> None:
    proposal_desk.publish(proposal=proposal, by=by, seen_version=proposal.version)
