"""Proposals when several press at the same moment, on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from lib.codes import new_token
from priorities.enums import Proposer
from priorities.models import Proposal, ProposalDecision, ProposalVoice
from priorities.services import joining, proposal_desk, proposals
from priorities.services.proposal_steps import ProposalRefused
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*presses: Callable[[], object]) -> list[str]:
    """Press everything at the same moment; return what was refused, by its kind."""
    ready = Barrier(len(presses))

    def press(one: Callable[[], object]) -> str:
        ready.wait()
        try:
            one()
        except ProposalRefused as refused:
            return type(refused).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(presses)) as pool:
        return sorted(pool.map(press, presses))


def test_one_form_pressed_twelve_times_at_once_is_one_proposal():
    token, words = new_token(), priority_words()
    send = {"kind": "priority", "proposer": "parent-carer", "words": words, "token": token}
    assert at_once(*[lambda: proposals.propose(**send)] * 12) == [""] * 12
    assert Proposal.objects.count() == 1


def test_organisation_pressing_twelve_times_at_once_has_one_voice():
    proposal, people = listed(), [make.partner_of("Moor Trust"), make.partner_of("Moor Trust")]
    presses = [
        lambda by=by: proposals.add_voice(proposal=proposal, voice=Proposer.PARTNER, token=new_token(), by=by)
        for by in people * 6
    ]
    assert at_once(*presses) == [""] * 12
    assert ProposalVoice.objects.count() == 1


def test_of_two_moderators_at_once_one_wins_and_the_other_is_told():
    proposal, first, second = proposed(), moderator(), moderator("Second Forum")
    told = at_once(
        lambda: proposal_desk.publish(proposal=proposal, by=first, seen_version=1),
        lambda: proposal_desk.decline(proposal=proposal, by=second, seen_version=1, reason="not-clear"),
    )
    assert (told, ProposalDecision.objects.count()) == (["", "ProposalChanged"], 1)


def test_two_that_are_joined_with_each_other_at_once_make_no_circle():
    one, other = listed(priority_words("A named person")), listed(priority_words("A key worker"))
    told = at_once(
        lambda: joining.join(proposal=one, into=other, by=moderator(), seen_version=one.version),
        lambda: joining.join(proposal=other, into=one, by=moderator(), seen_version=other.version),
    )
    assert told == ["", "ProposalRefused"]
    assert Proposal.objects.published().count() == 1
