"""The public list: by cornerstone, organisations by name, families never as a number."""

import re

import pytest

from lib.codes import new_token
from priorities.enums import Proposer
from priorities.models import ProposalVoice
from priorities.services import contents, joining, proposal_desk, proposals, proposals_onward, rounds
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db
LIST = "/priorities/proposals/"


def says(response, words):
    return words in re.sub(r"\s+", " ", response.content.decode())


def voice(proposal, who=Proposer.PARENT_CARER):
    proposals.add_voice(proposal=proposal, voice=who, token=new_token())


def test_empty_list_says_so(client, db):
    assert says(client.get(LIST), "There is no proposal on the list yet.")


def test_list_stands_under_its_cornerstone_with_statements_apart(client):
    listed()
    listed(statement_words())
    page = client.get(LIST).context["page"]
    assert [group.cornerstone.slug for group in page.groups] == ["communicate"]
    assert [one.words.strength for one in page.statements] == ["Families hear what became of their words"]


def test_what_waits_or_was_declined_or_sent_is_never_public(client):
    proposed(priority_words("CANARY-WAITS"))
    declined = proposed(priority_words("CANARY-DECLINED"))
    proposal_desk.decline(proposal=declined, by=moderator(), seen_version=1, reason="unkind")
    worded = listed(priority_words("CANARY-SENT"))
    proposal_desk.word(proposal=worded, by=moderator(), seen_version=worded.version, words=priority_words("Fine"))
    everything = client.get(LIST).content.decode() + client.get(f"{LIST}{worded.reference}/").content.decode()
    assert ("CANARY" in everything, "Fine" in everything) == (False, True)
    assert client.get(f"{LIST}{declined.reference}/").status_code == 404


@pytest.mark.parametrize("number", [1, 7, 30])
def test_families_are_never_a_number(client, number):
    proposal = listed(who=Proposer.YOUNG_PERSON)
    for _ in range(number):
        voice(proposal)
    page = client.get(f"{LIST}{proposal.reference}/")
    assert says(page, "Proposed by young people. Supported by families.")


def test_declined_are_told_as_a_hidden_number(client):
    for number in range(3):
        one = proposed(priority_words(f"Number {number}"))
        proposal_desk.decline(proposal=one, by=moderator(), seen_version=1, reason="not-ours")
    assert says(client.get(LIST), "Not on the list: fewer than 8 proposals.")


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_number_of_questions(client, number, django_assert_num_queries):
    for one in range(number):
        proposal = listed(priority_words(f"Priority {one}"), by=make.partner_of(f"School {one}"))
        other = listed(priority_words(f"Other {one}"))
        joining.join(proposal=other, into=proposal, by=moderator(), seen_version=other.version)
        voice(proposal)
    with django_assert_num_queries(7):
        page = client.get(LIST)
    assert len(page.context["page"].groups[0].proposals) == number


def test_joined_words_stand_under_also_said_as(client):
    head, other = listed(priority_words("A key worker")), listed(priority_words("A named person"))
    joining.join(proposal=other, into=head, by=moderator(), seen_version=other.version)
    page = client.get(f"{LIST}{head.reference}/")
    assert (says(page, "Also said as"), says(page, "A named person")) == (True, True)
    assert client.get(f"{LIST}{other.reference}/").headers["Location"] == f"{LIST}{head.reference}/"


def test_partner_puts_the_name_beside_it_and_takes_it_away(signed_in):
    proposal, session = listed(), signed_in(make.partner_of("Moor Trust"))
    page = session.post(f"{LIST}{proposal.reference}/support/", follow=True)
    assert (says(page, "Supported by Moor Trust."), says(page, "Take our name away")) == (True, True)
    page = session.post(f"{LIST}{proposal.reference}/support/", {"back": "1"}, follow=True)
    assert (says(page, "Supported by"), ProposalVoice.objects.count()) == (False, 0)


def test_partner_takes_a_name_away_that_came_with_a_joined_one(signed_in):
    head, other, lead = listed(priority_words("A")), listed(priority_words("B")), make.partner_of("Moor Trust")
    proposals.add_voice(proposal=other, voice=Proposer.PARTNER, token=new_token(), by=lead)
    joining.join(proposal=other, into=head, by=moderator(), seen_version=other.version)
    signed_in(lead).post(f"{LIST}{head.reference}/support/", {"back": "1"})
    assert not ProposalVoice.objects.exists()


def test_own_proposal_offers_no_button(signed_in):
    lead = make.partner_of("Moor Trust")
    proposal = listed(by=lead)
    page = signed_in(lead).get(f"{LIST}{proposal.reference}/")
    assert (says(page, "Your organisation proposed this."), says(page, "We want this too")) == (True, False)


def test_visitor_and_wrong_role_cannot_speak_for_an_organisation(client, signed_in):
    address = f"{LIST}{listed().reference}/support/"
    assert (client.post(address).status_code, signed_in(make.editor()).post(address).status_code) == (302, 403)
    assert not ProposalVoice.objects.exists()


@pytest.mark.parametrize("more", ["", "support/"])
def test_unknown_or_waiting_one_is_not_there(signed_in, more):
    session = signed_in(make.partner_of("Moor Trust"))
    for reference in (proposed().reference, "PRO-2222-2222", "x" * 500):
        answer = session.post if more else session.get
        assert answer(f"{LIST}{reference}/{more}").status_code == 404


def test_links_lead_to_the_list(client, db):
    assert all(says(client.get(page), f'href="{LIST}"') for page in ("/priorities/", "/what-co-production-means/"))


@pytest.mark.parametrize(("on_the_list", "link"), [(True, True), (False, False)])
def test_priority_of_a_round_leads_to_its_proposal_while_that_is_public(client, on_the_list, link):
    proposal, star_round = listed(), make.draft()
    proposals_onward.put_in_round(star_round=star_round, proposals=[proposal], by=make.editor())
    rounds.open_round(star_round=star_round, by=make.editor())
    rounds.close_round(star_round=star_round, by=make.editor())
    rounds.publish_round(star_round=star_round, by=make.editor())
    proposal.refresh_from_db()
    if not on_the_list:
        proposal_desk.take_off_the_list(proposal=proposal, by=moderator(), seen_version=proposal.version)
    page = client.get(f"/priorities/{proposal.priorities.get().slug}/")
    assert says(page, f"/priorities/proposals/{proposal.reference}/") == link


def test_address_of_a_priority_is_never_that_of_the_list(db):
    star_round = make.draft(priorities=0)
    wanted = {"cornerstone": make.stones()[0], "strength": "Proposals", "development_points": ["Read them"]}
    made = contents.add_priority(star_round=star_round, by=make.editor(), **wanted)
    assert made.slug == "proposals-2"
