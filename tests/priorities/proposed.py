"""Proposals for tests, made through the services."""

from accounts.enums import Role
from accounts.models import User
from lib.codes import new_token
from priorities.enums import ProposalKind, Proposer
from priorities.models import Proposal
from priorities.selectors.proposal_words import Words
from priorities.services import proposal_desk
from priorities.services import proposals as services
from tests.conftest import make_user
from tests.priorities import factories as make

KEY_WORKER = "One person who knows my child well"


def moderator(name: str = "Morgan Forum") -> User:
    """Return a forum moderator, made where there is none of that name."""
    email = f"{name.lower().replace(' ', '-')}@example.org"
    return User.objects.filter(name=name).first() or make_user(name, Role.FORUM_MODERATOR, email=email)


def priority_words(strength: str = KEY_WORKER, *changes: str) -> Words:
    """Return the words of a priority."""
    return Words(strength, changes or ("Give each family one person to ring",), "", make.stones()[2])


def statement_words(strength: str = "Families hear what became of their words") -> Words:
    """Return the words of a statement."""
    return Words(strength, (), "It shows that somebody listened", None)


def proposed(words: Words | None = None, *, by: User | None = None, who: str = Proposer.PARENT_CARER) -> Proposal:
    """Return a proposal that waits: a priority, or what the words are."""
    words = words or priority_words()
    kind = ProposalKind.PRIORITY if words.changes else ProposalKind.STATEMENT
    who = Proposer.PARTNER if by else who
    return services.propose(kind=kind, proposer=who, words=words, token=new_token(), by=by)


def listed(words: Words | None = None, *, by: User | None = None, who: str = Proposer.PARENT_CARER) -> Proposal:
    """Return a proposal on the list."""
    proposal = proposed(words, by=by, who=who)
    return proposal_desk.publish(proposal=proposal, by=moderator(), seen_version=proposal.version)
