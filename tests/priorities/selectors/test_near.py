"""What is offered as nearly the same: what people would call the same, and not what shares everyday words."""

import pytest

from priorities.enums import ProposalState
from priorities.models import Proposal
from priorities.selectors.near import near
from priorities.selectors.proposals import near_on_the_list
from priorities.services import joining, proposal_desk
from tests.priorities.proposed import listed, moderator, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db

SAME = (
    ("One person who knows my child well", "One named person who really knows my child"),
    ("Calls are answered", "Somebody answers when we call"),
    ("Letters in plain English", "Letters that are written in plain English"),
    ("Short breaks near home", "Short breaks nearer to our home"),
)
OTHER = (
    ("One person who knows my child well", "Transport comes on time"),
    ("Calls are answered", "Plans are read by the school"),
    ("Letters in plain English", "English lessons for my child"),
    ("Short breaks near home", "The bus stops near the school"),
)


def words(strength, change):
    return priority_words(strength, change)


@pytest.mark.parametrize(("mine", "theirs"), SAME)
def test_what_says_the_same_is_offered(mine, theirs):
    there = listed(words(theirs, "Do more of it"))
    assert near("priority", words(mine, "Make it so")) == (there.pk,)


@pytest.mark.parametrize(("mine", "theirs"), OTHER)
def test_what_says_something_else_is_not_offered(mine, theirs):
    listed(words(theirs, "Say when it comes"))
    assert near("priority", words(mine, "Ring families back")) == ()


def test_likest_comes_first():
    further = listed(words("Somebody answers when families call", "Ring back"))
    nearest = listed(words("Calls are answered", "Ring back"))
    assert near("priority", words("Calls are answered", "Ring back")) == (nearest.pk, further.pk)


def test_statement_is_not_near_a_priority():
    listed(statement_words("Calls are answered"))
    assert near("priority", words("Calls are answered", "Ring back")) == ()


def test_what_waits_or_was_declined_is_never_offered():
    proposed(words("Calls are answered", "Ring back"))
    declined = proposed(words("Calls are answered!", "Ring back"))
    proposal_desk.decline(proposal=declined, by=moderator(), seen_version=1, reason="not-clear")
    assert near_on_the_list("priority", words("Calls are answered", "Ring back")) == ()


def test_published_words_are_compared_not_those_that_were_sent():
    proposal = listed(words("Mrs Smith drives Tom", "Say when the bus comes"))
    change = words("Calls are answered", "Ring back")
    proposal_desk.word(proposal=proposal, by=moderator(), seen_version=proposal.version, words=change)
    assert near("priority", words("Mrs Smith drives Tom", "Say when the bus comes")) == ()
    assert near("priority", words("Calls are answered", "Ring back")) == (proposal.pk,)


def test_joined_words_lead_to_the_one_they_were_joined_with():
    head, other = listed(words("A key worker", "One person each")), listed(words("Calls are answered", "Ring back"))
    joining.join(proposal=other, into=head, by=moderator(), seen_version=other.version)
    found = near_on_the_list("priority", words("Calls are answered", "Ring back"))
    assert [one.reference for one in found] == [head.reference]


def test_joined_with_one_that_is_off_the_list_is_not_offered():
    head, other = listed(words("A key worker", "One person each")), listed(words("Calls are answered", "Ring back"))
    joining.join(proposal=other, into=head, by=moderator(), seen_version=other.version)
    head.refresh_from_db()
    proposal_desk.take_off_the_list(proposal=head, by=moderator(), seen_version=head.version)
    assert Proposal.objects.get(pk=other.pk).state == ProposalState.JOINED
    assert near_on_the_list("priority", words("Calls are answered", "Ring back")) == ()


def test_words_without_a_stem_are_near_nothing():
    listed(words("Calls are answered", "Ring back"))
    assert near("priority", words("the of and", "to a")) == ()
