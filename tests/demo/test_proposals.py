"""The trial has proposals in every state."""

import pytest

from accounts.enums import Role
from demo.proposals import make_proposals
from priorities.enums import ProposalState
from priorities.models import Proposal
from tests.priorities import factories as make
from tests.priorities.proposed import moderator

pytestmark = pytest.mark.django_db


def people():
    return {"moderator": moderator(), "partner-lead": make.partner_of("Tor View School", Role.PARTNER_LEAD)}


def test_trial_has_proposals_in_every_state():
    make.stones()
    make_proposals(people())
    assert set(Proposal.objects.values_list("state", flat=True)) == set(ProposalState)


def test_trial_without_cornerstones_has_none():
    make_proposals(people())
    assert not Proposal.objects.exists()
