"""The moderator's desk of proposals."""

import re

import pytest

from accounts.models import Reading
from lib.codes import new_token
from priorities.enums import ProposalState
from priorities.models import Proposal
from priorities.services import joining, proposal_desk, proposals
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db
DESK = "/priorities/proposals/desk/"


def says(response, words):
    return words in re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def desk(signed_in):
    return signed_in(moderator())


@pytest.fixture
def one():
    return proposed(priority_words("Mrs Smith knows Tom"))


def at(proposal, step=""):
    return f"{DESK}{proposal.reference}/{step}"


def state(proposal):
    return Proposal.objects.get(pk=proposal.pk).state


def test_empty_desk_says_thank_you(desk):
    assert says(desk.get(DESK), "Nothing waits. Thank you.")


@pytest.mark.parametrize("number", [1, 3])
def test_desk_asks_the_same_number_of_questions(desk, number, django_assert_num_queries):
    for each in range(number):
        proposed(priority_words(f"Waits {each}"))
        listed(priority_words(f"Listed {each}"))
    with django_assert_num_queries(12):
        page = desk.get(DESK)
    assert [part.number for part in page.context["parts"]] == [number, number, 0, 0]


def test_reading_what_was_sent_is_logged(desk, one):
    page = desk.get(at(one))
    assert says(page, "Mrs Smith knows Tom")
    assert list(Reading.objects.values_list("by__name", "reference")) == [("Morgan Forum", one.reference)]


def test_words_are_changed_published_and_taken_off_again(desk, one):
    said = {"strength": "One person knows my child", "changes": "Keep it", "cornerstone": "communicate", "seen": "1"}
    desk.post(at(one, "words/"), said)
    desk.post(at(one, "publish/"), {"seen": "2"})
    assert state(one) == ProposalState.PUBLISHED
    page = desk.get(at(one))
    assert all(
        says(page, words) for words in ("One person knows my child", "Mrs Smith knows Tom", "Take it off the list")
    )
    desk.post(at(one, "take-off/"), {"seen": "3"})
    assert state(one) == ProposalState.WAITING


def test_other_moderator_is_told_and_what_was_typed_is_kept(desk, one):
    said = {"strength": "My better words", "changes": "Keep it", "cornerstone": "communicate", "seen": "1"}
    other = moderator("Second Forum")
    proposal_desk.word(proposal=one, by=other, seen_version=1, words=priority_words("Theirs"))
    page = desk.post(at(one, "words/"), said)
    assert all(says(page, words) for words in ("Second Forum was quicker", "My better words", "Theirs", 'value="2"'))


def test_second_press_of_another_moderator_says_who_was_quicker(desk, one):
    proposal_desk.publish(proposal=one, by=moderator("Second Forum"), seen_version=1)
    page = desk.post(at(one, "publish/"), {"seen": "1"}, follow=True)
    assert says(page, "Second Forum was quicker")


def test_declined_with_a_reason(desk, one):
    assert says(desk.post(at(one, "decline/"), {"seen": "1"}), "Select why not")
    desk.post(at(one, "decline/"), {"seen": "1", "reason": "about-a-person"})
    assert state(one) == ProposalState.DECLINED
    assert says(desk.get(at(one)), "It is about one child, family or member of staff")
    desk.post(at(one, "read-again/"), {"seen": "2"})
    assert state(one) == ProposalState.WAITING


def test_near_one_is_shown_joined_and_parted(desk, one):
    head = listed(priority_words("Mrs Jones knows Tom"))
    assert says(desk.get(at(one)), "Mrs Jones knows Tom")
    page = desk.post(at(one, "join/"), {"seen": "1", "into": head.reference}, follow=True)
    assert (state(one), says(page, "Joined with it")) == (ProposalState.JOINED, True)
    page = desk.post(at(one, "part/"), follow=True)
    assert (state(one), says(page, "The joining is undone.")) == (ProposalState.WAITING, True)


def test_join_offers_the_nearest_first_and_only_its_kind(desk, one):
    listed(statement_words())
    near, far = listed(priority_words("Mrs Jones knows Tom")), listed(priority_words("Buses"))
    page = desk.get(at(one, "join/"))
    assert [line.reference for line in page.context["others"]] == [near.reference, far.reference]


def test_join_with_nothing_says_so_and_what_is_gone_is_refused(desk, one):
    assert says(desk.get(at(one, "join/")), "There is no other one on the list.")
    head = listed(priority_words("Other"))
    proposal_desk.take_off_the_list(proposal=head, by=moderator(), seen_version=head.version)
    listed(priority_words("Third"))
    page = desk.post(at(one, "join/"), {"seen": "1", "into": head.reference})
    assert says(page, "It is not on the list any more. Select another one")


@pytest.mark.parametrize("step", ["publish/", "take-off/", "read-again/"])
@pytest.mark.parametrize("seen", [None, "", "x", "-1", "99999999999999999999"])
def test_odd_version_changes_nothing(desk, one, step, seen):
    data = {} if seen is None else {"seen": seen}
    assert says(desk.post(at(one, step), data, follow=True), "Look at the proposal again")
    assert state(one) == ProposalState.WAITING


def test_own_proposal_is_left_to_a_colleague(signed_in):
    both = make.partner_of("Forum", "forum-moderator", "partner")
    mine = proposed(by=both)
    session = signed_in(both)
    assert says(session.get(at(mine)), "You sent this one yourself.")
    session.post(at(mine, "publish/"), {"seen": "1"})
    assert state(mine) == ProposalState.WAITING


def test_voices_and_their_words_stand_at_the_desk(desk):
    head = listed()
    proposals.add_voice(proposal=head, voice="young-person", token=new_token(), words=priority_words("In my words"))
    page = desk.get(at(head))
    assert (says(page, "Others who say the same: 1 voice"), says(page, "In my words")) == (True, True)


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_one_asks_the_same_number_of_questions(desk, number, django_assert_num_queries):
    head = listed()
    for each in range(number):
        other = listed(priority_words(f"One person who knows my child {each}"))
        joining.join(proposal=other, into=head, by=moderator(), seen_version=other.version)
        listed(priority_words(f"One person who knows my girl {each}"))
    with django_assert_num_queries(16):
        desk.get(at(head))


def test_unknown_one_is_not_there(desk):
    for step in ("", "words/", "decline/", "join/"):
        assert desk.get(f"{DESK}PRO-2222-2222/{step}").status_code == 404
