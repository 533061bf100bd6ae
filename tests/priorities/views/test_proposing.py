"""Proposing page by page: nothing is lost, nothing is sent twice, nobody reads it before a moderator."""

import re

import pytest
from django.core.cache import cache

from lib.codes import new_token
from priorities.enums import ProposalState
from priorities.models import Proposal, ProposalVoice
from priorities.services import proposal_desk
from priorities.views import proposing
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db
NEW = "/priorities/proposals/new"
CANARY = "CANARY-WORDS"


def typed(**more):
    make.stones()
    base = {
        "token": new_token(), "who": "parent-carer", "strength": "Calls are answered",
        "changes": "Ring back\nSay when", "cornerstone": "communicate", "homepage": "", "opened": "",
    }  # fmt: skip
    return base | more


def statement(**more):
    return typed(strength="Families hear back", why="It shows that you listened") | more


def says(response, words):
    return words in re.sub(r"\s+", " ", response.content.decode())


def carried(response):
    """What the next page would be sent."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode())
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def test_doors_lead_to_both_kinds(client):
    page = client.get(f"{NEW}/").content.decode()
    assert all(f'href="{NEW}/{kind}/"' in page for kind in ("priority", "statement"))


@pytest.mark.parametrize("kind", ["priority", "statement"])
def test_words_are_asked_for(client, kind):
    make.stones()
    page = client.get(f"{NEW}/{kind}/")
    assert (page.status_code, says(page, f'action="{NEW}/{kind}/check/"')) == (200, True)


def test_unknown_kind_is_not_there(client):
    assert [client.get(f"{NEW}/{kind}/").status_code for kind in ("other", "priorityx")] == [404, 404]


@pytest.mark.parametrize("step", ["check", "near", "send"])
def test_page_opened_out_of_turn_begins_anew(client, step):
    assert client.get(f"{NEW}/priority/{step}/").headers["Location"] == f"{NEW}/priority/"


def test_check_page_shows_what_will_be_sent_and_sends_nothing(client):
    page = client.post(f"{NEW}/priority/check/", typed())
    assert all(says(page, words) for words in ("Calls are answered", "Say when", "A parent carer", ">Send it<"))
    assert not Proposal.objects.exists()


def test_sent_as_it_was_typed_and_it_waits(client):
    page = client.post(f"{NEW}/priority/check/", typed())
    response = client.post(f"{NEW}/priority/send/", carried(page))
    made = Proposal.objects.get()
    assert response.headers["Location"] == f"/priorities/proposals/sent/{made.reference}/"
    assert (made.state, made.strength, made.changes, made.cornerstone.slug) == (
        ProposalState.WAITING, "Calls are answered", "Ring back\nSay when", "communicate",
    )  # fmt: skip


def test_statement_is_sent_with_why(client):
    page = client.post(f"{NEW}/statement/check/", statement())
    client.post(f"{NEW}/statement/send/", carried(page))
    made = Proposal.objects.get()
    assert (made.kind, made.strength, made.why, made.cornerstone) == (
        "statement", "Families hear back", "It shows that you listened", None,
    )  # fmt: skip


def test_pressed_twice_is_one_proposal_with_the_same_page(client):
    sent = typed()
    places = [client.post(f"{NEW}/priority/send/", sent).headers["Location"] for _ in "ab"]
    assert (Proposal.objects.count(), len(set(places))) == (1, 1)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"who": ""}, "Select who you are"),
        ({"who": "partner"}, "Select"),
        ({"strength": ""}, "Enter what matters to you"),
        ({"strength": "x" * 501}, "“What matters to you?” must be 500 characters or fewer"),
        ({"changes": " \n "}, "Enter what needs to change"),
        ({"changes": "\n".join(str(number) for number in range(21))}, "Write at most 20 lines"),
        ({"changes": "x" * 501}, "Make each line 500 characters or fewer"),
        ({"cornerstone": ""}, "Select what it is most about"),
        ({"cornerstone": "nothing"}, "Select"),
        ({"token": "x" * 10_000, "strength": ""}, "Enter what matters to you"),
    ],
)
@pytest.mark.parametrize("step", ["check", "near", "send"])
def test_what_is_wrong_is_said_and_nothing_is_lost(client, step, more, words):
    page = client.post(f"{NEW}/priority/{step}/", typed(**{"strength": CANARY} | more))
    assert (page.status_code, says(page, words)) == (200, True)
    assert says(page, "Say when") or "changes" in more
    assert not Proposal.objects.exists()


def test_missing_fields_are_no_fault(client):
    make.stones()
    for step in ("check", "near", "send"):
        assert client.post(f"{NEW}/priority/{step}/", {}).status_code == 200


def test_change_shows_what_was_typed_without_errors(client):
    page = client.post(f"{NEW}/priority/", typed(strength=CANARY, who="young-person"))
    assert (says(page, CANARY), says(page, "There is a problem")) == (True, False)
    assert re.search(r'value="young-person"[^>]*checked', page.content.decode())


def test_near_one_is_offered_before_it_is_sent(client):
    listed(priority_words("Somebody answers our calls", "Ring back"))
    page = client.post(f"{NEW}/priority/check/", typed())
    assert says(page, f'action="{NEW}/priority/near/"')
    offer = client.post(f"{NEW}/priority/near/", carried(page))
    assert (says(offer, "Yes: Somebody answers our calls"), says(offer, "No, mine is different")) == (True, True)


def test_near_one_is_offered_at_the_last_moment_too(client):
    listed(priority_words("Somebody answers our calls", "Ring back"))
    page = client.post(f"{NEW}/priority/send/", typed())
    assert (says(page, "Is it one of these?"), says(page, "There is a problem")) == (True, False)
    assert Proposal.objects.count() == 1


def test_nothing_chosen_is_asked_again(client):
    listed(priority_words("Somebody answers our calls", "Ring back"))
    page = client.post(f"{NEW}/priority/send/", typed(asked="1", strength="Calls are answered"))
    assert says(page, "Select one of these, or “No”")


def test_same_adds_a_voice_and_keeps_the_words_unseen(client):
    there, sent = listed(priority_words("Somebody answers our calls", "Ring back")), typed(changes=f"Ring\n{CANARY}")
    for _ in "ab":
        response = client.post(f"{NEW}/priority/send/", sent | {"asked": "1", "same": there.reference})
    assert response.headers["Location"] == f"/priorities/proposals/{there.reference}/added/"
    voice = ProposalVoice.objects.get()
    assert (voice.proposal, voice.voice, CANARY in voice.words) == (there, "parent-carer", True)
    for address in (
        response.headers["Location"],
        "/priorities/proposals/",
        f"/priorities/proposals/{there.reference}/",
    ):
        assert CANARY not in client.get(address).content.decode()


def test_different_sends_it(client):
    listed(priority_words("Somebody answers our calls", "Ring back"))
    client.post(f"{NEW}/priority/send/", typed(asked="1", same="different"))
    assert Proposal.objects.waiting().count() == 1


def test_what_came_off_the_list_meanwhile_is_said_and_words_are_kept(client):
    there = listed(priority_words("Somebody answers our calls", "Ring back"))
    listed(priority_words("Our calls are answered", "Ring back"))
    proposal_desk.take_off_the_list(proposal=there, by=moderator(), seen_version=there.version)
    page = client.post(f"{NEW}/priority/send/", typed(asked="1", same=there.reference))
    assert (says(page, "not on the list any more"), says(page, "Calls are answered")) == (True, True)
    assert not ProposalVoice.objects.exists()


@pytest.mark.parametrize("same", ["PRO-9999-9999", "x" * 10_000, "<b>"])
def test_odd_choice_is_asked_again(client, same):
    listed(priority_words("Somebody answers our calls", "Ring back"))
    page = client.post(f"{NEW}/priority/send/", typed(same=same))
    assert (page.status_code, says(page, "Is it one of these?")) == (200, True)


def test_partner_proposes_for_the_organisation_and_is_not_asked_who(signed_in):
    partner = make.partner_of("Tor View School")
    session = signed_in(partner)
    assert not says(session.get(f"{NEW}/priority/"), "Who are you?")
    page = session.post(f"{NEW}/priority/check/", typed(who=""))
    assert says(page, "<strong>Tor View School</strong>")
    session.post(f"{NEW}/priority/send/", carried(page))
    made = Proposal.objects.get()
    assert (made.proposer, made.by, made.organisation) == ("partner", partner, partner.organisation)


def test_partner_adds_the_voice_of_the_organisation(signed_in):
    there = listed(priority_words("Somebody answers our calls", "Ring back"))
    session = signed_in(make.partner_of("Tor View School"))
    session.post(f"{NEW}/priority/send/", typed(same=there.reference))
    assert str(ProposalVoice.objects.get().organisation) == "Tor View School"


def test_machine_that_fills_everything_in_is_asked_to_press_again(client):
    page = client.post(f"{NEW}/priority/send/", typed(homepage="https://example.org"))
    assert (says(page, "Press the button once more"), Proposal.objects.count()) == (True, 0)


def test_too_many_from_one_place_wait_and_lose_nothing(client):
    cache.clear()
    for number in range(proposing.PROPOSALS.tries):
        client.post(
            f"{NEW}/statement/send/", statement(strength=f"{number}{number} " * 4, why="", asked="1", same="different")
        )
    page = client.post(f"{NEW}/statement/send/", statement(strength=CANARY))
    assert (page.status_code, says(page, "Wait an hour"), says(page, CANARY)) == (429, True, True)
    assert Proposal.objects.filter(strength=CANARY).count() == 0


def test_receipt_says_what_comes_next_and_shows_no_words(client):
    proposal = proposed(statement_words(CANARY))
    page = client.get(f"/priorities/proposals/sent/{proposal.reference.lower()}/")
    assert (says(page, "We have it"), says(page, proposal.reference), says(page, CANARY)) == (True, True, False)


def test_receipt_of_a_declined_one_says_why(client):
    proposal = proposal_desk.decline(proposal=proposed(), by=moderator(), seen_version=1, reason="not-clear")
    page = client.get(f"/priorities/proposals/sent/{proposal.reference}/")
    assert says(page, "We could not tell what should change.")


def test_receipt_of_a_published_one_leads_to_the_list(client):
    proposal = listed()
    assert says(client.get(f"/priorities/proposals/sent/{proposal.reference}/"), f'/proposals/{proposal.reference}/"')


@pytest.mark.parametrize("reference", ["PRO-2222-2222", "nonsense", "x" * 500])
def test_unknown_receipt_is_not_there(client, reference):
    assert client.get(f"/priorities/proposals/sent/{reference}/").status_code == 404
