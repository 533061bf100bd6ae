"""Joining proposals keeps all voices and both histories, and can be undone (PP-07)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from lib.codes import new_token
from priorities.enums import ProposalState, ProposalStep, Proposer
from priorities.models import Proposal, ProposalDecision
from priorities.selectors.on_the_list import on_the_list
from priorities.services import joining, proposal_desk, proposals
from priorities.services.proposal_steps import ProposalChanged, ProposalRefused
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db


def join(one, into, **more):
    one.refresh_from_db()
    return joining.join(**{"proposal": one, "into": into, "by": moderator(), "seen_version": one.version} | more)


@pytest.fixture
def first():
    return listed(priority_words("One person who knows my child"))


@pytest.fixture
def second():
    return listed(priority_words("A named person for each child"), who=Proposer.YOUNG_PERSON)


def test_joined_proposals_keep_all_voices_and_both_texts(first, second):
    for proposal, name in ((first, "Moor Trust"), (second, "Tor View School")):
        person = make.partner_of(name)
        proposals.add_voice(proposal=proposal, voice=Proposer.PARTNER, token=new_token(), by=person)
    proposals.add_voice(proposal=second, voice=Proposer.PARENT_CARER, token=new_token())
    join(second, first)
    (shown,) = on_the_list()
    assert (shown.reference, shown.words.strength) == (first.reference, "One person who knows my child")
    assert [each.words.strength for each in shown.also] == ["A named person for each child"]
    assert (shown.proposed_by, shown.supported_by) == ("families and young people", "Moor Trust and Tor View School")


def test_undoing_brings_each_back_with_its_own_voices(first, second):
    person = make.partner_of("Tor View School")
    proposals.add_voice(proposal=second, voice=Proposer.PARTNER, token=new_token(), by=person)
    join(second, first)
    joining.part(proposal=second, by=moderator())
    shown = {one.reference: (one.supported_by, len(one.also)) for one in on_the_list()}
    assert shown == {first.reference: ("", 0), second.reference: ("Tor View School", 0)}


def test_history_names_both_steps_and_the_other(first, second):
    join(second, first)
    joining.part(proposal=second, by=moderator())
    joining.part(proposal=second, by=moderator())
    steps = ProposalDecision.objects.filter(proposal=second, other=first).values_list("step", flat=True)
    assert list(steps) == [ProposalStep.JOINED, ProposalStep.PARTED]


def test_waiting_one_goes_back_to_waiting(first):
    waiting = proposed(priority_words("One person who knows my son"))
    assert join(waiting, first).state == ProposalState.JOINED
    assert joining.part(proposal=waiting, by=moderator()).state == ProposalState.WAITING


def test_what_was_joined_before_comes_with_it_and_stays_apart_after(first, second):
    third = listed(priority_words("Somebody who stays"))
    join(third, second)
    join(second, first)
    assert [len(one.also) for one in on_the_list()] == [2]
    joining.part(proposal=second, by=moderator())
    shown = {one.reference: len(one.also) for one in on_the_list()}
    assert shown == {first.reference: 0, second.reference: 1}


def test_same_join_twice_is_once(first, second):
    join(second, first)
    joining.join(proposal=second, into=first, by=moderator(), seen_version=1)
    assert ProposalDecision.objects.filter(step=ProposalStep.JOINED).count() == 1


def test_two_moderators_at_once_one_wins_and_the_other_is_told(first, second):
    third = listed(priority_words("Somebody who stays"))
    seen = second.version
    join(second, first)
    joining.part(proposal=second, by=moderator())
    with pytest.raises(ProposalChanged, match="Morgan Forum was quicker"):
        joining.join(proposal=second, into=third, by=moderator("Second Forum"), seen_version=seen)
    second.refresh_from_db()
    assert second.joined_with is None


def test_join_refuses_itself_another_kind_and_what_is_not_on_the_list(first):
    for other in (first, listed(statement_words()), proposed(priority_words("Waits"))):
        with pytest.raises(ProposalRefused):
            join(first, other)


def test_join_refuses_a_circle(first, second):
    join(second, first)
    with pytest.raises(ProposalRefused):
        join(first, second)


def test_database_refuses_a_circle(first, second):
    join(second, first)
    with pytest.raises(IntegrityError, match="another of its kind"), transaction.atomic():
        Proposal.objects.filter(pk=first.pk).update(
            state=ProposalState.JOINED, joined_from=ProposalState.PUBLISHED, joined_with=second
        )


def test_only_forum_moderators_join_and_part(first, second):
    with pytest.raises(PermissionDenied):
        join(second, first, by=make.editor())
    join(second, first)
    with pytest.raises(PermissionDenied):
        joining.part(proposal=second, by=make.editor())


def test_nothing_joined_is_declined_away(first, second):
    join(second, first)
    first.refresh_from_db()
    first = proposal_desk.take_off_the_list(proposal=first, by=moderator(), seen_version=first.version)
    assert on_the_list() == ()
    with pytest.raises(ProposalRefused, match="Undo the joining first"):
        proposal_desk.decline(proposal=first, by=moderator(), seen_version=first.version, reason="not-clear")
