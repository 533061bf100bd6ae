"""Priorities, the rounds in which they are chosen, and the ballots of partners and of families."""

from priorities.models.accepted import Accepted, ChainHead
from priorities.models.ballots import Ballot, PaperBallot, Seat, Star
from priorities.models.families import CodeBatch, FamilyBallot, VotingCode
from priorities.models.of_proposals import ProposalDecision, ProposalVoice, ProposalWording
from priorities.models.priorities import DevelopmentPoint, Priority, PriorityQuerySet
from priorities.models.proposals import Proposal, ProposalQuerySet
from priorities.models.rounds import StarRound, StarRoundQuerySet
from priorities.models.tally import Tally

__all__ = [
    "Accepted",
    "Ballot",
    "ChainHead",
    "CodeBatch",
    "DevelopmentPoint",
    "FamilyBallot",
    "PaperBallot",
    "Priority",
    "PriorityQuerySet",
    "Proposal",
    "ProposalDecision",
    "ProposalQuerySet",
    "ProposalVoice",
    "ProposalWording",
    "Seat",
    "Star",
    "StarRound",
    "StarRoundQuerySet",
    "Tally",
    "VotingCode",
]
