"""The families' ballot, page by page."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lib import clock, limits
from priorities.enums import Voice
from priorities.models import Accepted, FamilyBallot, Priority
from priorities.services import contents, families, rounds
from priorities.views.held_code import COOKIE
from priorities.views.vote import WRONG_CODES
from tests.page_inspector import InspectingClient
from tests.pages.test_reading_age import OLDEST, OLDEST_CHILD, MainText, faults
from tests.priorities import factories as make
from tests.priorities import voting

pytestmark = pytest.mark.django_db
UNKNOWN = "We do not know this code"


@pytest.fixture
def star_round():
    return make.opened()


@pytest.fixture
def code(star_round):
    return voting.codes_of(star_round)[0]


def chosen() -> list[str]:
    return [one.priority.slug for one in FamilyBallot.objects.all()]


def test_one_open_vote_is_gone_on_to(client, star_round):
    assert client.get("/vote/").headers["Location"] == "/vote/autumn/"


def test_no_open_vote_has_friendly_words(client, db):
    make.draft()
    response = client.get("/vote/")
    assert response.status_code == 200
    assert "There is no vote for families now." in response.content.decode()


def test_several_open_votes_are_listed_and_cost_no_more_than_two(client, db):
    make.opened(name="Without families", with_families=False)
    asked = []
    for number in (0, 1, 2):
        make.opened(name=f"Round {number}", question=f"Question {number}?")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/vote/")
        asked.append(len(queries))
    assert [vote.slug for vote in page.context["votes"]] == ["round-0", "round-1", "round-2"]
    assert asked[2] == asked[1]


def test_whole_way_keeps_one_choice(client, star_round, code):
    page = voting.vote(client, star_round, code, "p-2")
    assert page.redirect_chain == [("/vote/autumn/done/", 302)]
    assert "Your choice is kept" in page.content.decode()
    assert chosen() == ["p-2"]


def test_changed_with_the_same_code_the_last_choice_counts(client, star_round, code):
    for slug in ("p-1", "p-3"):
        voting.vote(client, star_round, code, slug)
    assert chosen() == ["p-3"]


def test_earlier_choice_is_shown_to_nobody(client, star_round, code):
    voting.vote(InspectingClient(), star_round, code, "p-3")
    page = voting.give_code(client, star_round, code)
    drawn = [radio for _group, radios in page.context["form"].radios() for radio in radios]
    assert [radio.choice.slug for radio in drawn if radio.checked] == []
    assert [radio.choice.slug for radio in drawn] == ["p-1", "p-2", "p-3", "p-4"]


def test_going_back_while_choosing_finds_the_choice_still_made(client, star_round, code):
    voting.choose(client, star_round, code, "p-3")
    page = client.get("/vote/autumn/choose/")
    assert page.context["form"]["first"].value() == "p-3"


def test_pressed_twice_is_one_choice(client, star_round, code):
    mark = voting.choose(client, star_round, code, "p-1")
    held = client.cookies[COOKIE].value
    for _press in range(2):
        client.cookies[COOKIE] = held  # the second press leaves before the first is answered
        client.post("/vote/autumn/check/", {"mark": mark})
    assert (chosen(), Accepted.objects.count()) == (["p-1"], 1)


def test_back_and_pressed_again_says_that_it_is_kept(client, star_round, code):
    mark = voting.choose(client, star_round, code, "p-1")
    found = [client.post("/vote/autumn/check/", {"mark": mark}).headers["Location"] for _press in range(2)]
    assert (found, Accepted.objects.count()) == (["/vote/autumn/done/"] * 2, 1)


def test_after_sending_the_code_is_needed_again(client, star_round, code):
    voting.vote(client, star_round, code, "p-1")
    for page in ("choose", "check"):
        assert client.get(f"/vote/autumn/{page}/").headers["Location"] == "/vote/autumn/?again"


@pytest.mark.parametrize(("page", "to"), [("choose", "?again"), ("check", "?again"), ("done", "")])
def test_pages_need_a_code(client, star_round, page: str, to: str):
    assert client.get(f"/vote/autumn/{page}/").headers["Location"] == f"/vote/autumn/{to}"


def test_code_is_forgotten_after_half_an_hour(client, star_round, code):
    voting.choose(client, star_round, code, "p-1")
    with clock.set_to(clock.now() + timedelta(minutes=31)):
        assert client.get("/vote/autumn/check/").status_code == 302


def test_code_of_one_round_opens_no_other(client, star_round, code):
    make.opened(name="Winter")
    assert UNKNOWN in client.post("/vote/winter/", {"code": code}).content.decode()
    voting.choose(client, star_round, code, "p-1")
    assert client.get("/vote/winter/choose/").headers["Location"] == "/vote/winter/?again"


def test_two_people_on_one_tablet_are_not_mixed_up(client, star_round):
    parent, young = voting.codes_of(star_round)[0], voting.codes_of(star_round, voice=Voice.YOUNG_PEOPLE)[0]
    mark = voting.choose(client, star_round, parent, "p-1")
    voting.choose(client, star_round, young, "p-2")
    page = client.post("/vote/autumn/check/", {"mark": mark})
    assert "Another code was typed on this phone or computer" in page.content.decode()
    assert chosen() == []


def test_unknown_and_stopped_codes_get_the_same_answer(client, star_round, code):
    families.stop_batch(batch=star_round.batches.get(), by=voting.forum())
    pages = [client.post("/vote/autumn/", {"code": typed}).content.decode() for typed in (code, "0000-0000-0000")]
    assert [UNKNOWN in page for page in pages] == [True, True]
    assert code in pages[0]  # what was typed is still there


def test_unknown_and_stopped_codes_take_the_same_queries(client, star_round, code):
    families.stop_batch(batch=star_round.batches.get(), by=voting.forum())
    known, asked = voting.codes_of(star_round)[0], []
    client.get("/vote/autumn/")
    for typed in (code, "0000-0000-0000", "Ω" * 100):
        with CaptureQueriesContext(connection) as queries:
            client.post("/vote/autumn/", {"code": typed})
        asked.append(len(queries))
    assert len(set(asked)) == 1
    assert client.post("/vote/autumn/", {"code": known}).status_code == 302


def test_batch_stopped_while_somebody_chooses(client, star_round, code):
    mark = voting.choose(client, star_round, code, "p-1")
    families.stop_batch(batch=star_round.batches.get(), by=voting.forum())
    page = client.post("/vote/autumn/check/", {"mark": mark})
    assert UNKNOWN in page.content.decode()
    assert chosen() == []


def test_a_hall_that_mistypes_is_let_in_and_after_300_wrong_codes_an_hour_a_person_helps(client, star_round, code):
    for _time in range(WRONG_CODES.tries - 1):
        limits.count(WRONG_CODES, "127.0.0.1")
    found = [client.post("/vote/autumn/", {"code": f"wrong {number}"}).status_code for number in range(2)]
    assert (WRONG_CODES.tries, found) == (300, [200, 429])
    page = client.post("/vote/autumn/", {"code": code})
    assert (page.status_code, "Talk to a person" in page.content.decode()) == (429, True)
    assert client.get("/vote/autumn/").status_code == 200
    with clock.set_to(clock.now() + timedelta(minutes=70)):
        assert client.post("/vote/autumn/", {"code": code}).status_code == 302


def test_right_codes_and_empty_ones_are_not_counted_as_wrong(client, star_round, code):
    for _time in range(WRONG_CODES.tries - 1):
        limits.count(WRONG_CODES, "127.0.0.1")
    for _time in range(2):
        client.post("/vote/autumn/", {"code": ""})
        assert client.post("/vote/autumn/", {"code": code}).status_code == 302


def test_before_opening_there_are_friendly_words_once_codes_were_made(client, db):
    draft = make.draft()
    assert client.get("/vote/autumn/").status_code == 404
    code = voting.codes_of(draft)[0]
    for answer in (client.get("/vote/autumn/"), client.post("/vote/autumn/", {"code": code})):
        assert "This vote is not open yet" in answer.content.decode()


def test_closed_at_the_second_and_what_was_chosen_is_shown(client, star_round, code):
    second = timedelta(seconds=1)
    with clock.set_to(star_round.closes_at - second):
        mark = voting.choose(client, star_round, code, "p-2")
    with clock.set_to(star_round.closes_at):
        page = client.post("/vote/autumn/check/", {"mark": mark}).content.decode()
    assert ("It closed just before you sent your choice" in page, "P 2" in page, chosen()) == (True, True, [])


def test_sent_in_the_last_second_counts(client, star_round, code):
    with clock.set_to(star_round.closes_at - timedelta(seconds=1)):
        voting.vote(client, star_round, code, "p-2")
    assert chosen() == ["p-2"]


def test_after_close_every_page_says_so(client, star_round, code):
    rounds.close_round(star_round=star_round, by=make.editor())
    for page in ("", "choose/", "check/"):
        for answer in (client.get(f"/vote/autumn/{page}"), client.post(f"/vote/autumn/{page}", {"code": code})):
            assert "This vote has closed" in answer.content.decode()


def test_priority_taken_out_meanwhile_is_chosen_anew(client, star_round, code):
    mark = voting.choose(client, star_round, code, "p-2")
    contents.withdraw_priority(priority=Priority.objects.get(slug="p-2"), by=make.editor(), why="Said twice.")
    page = client.post("/vote/autumn/check/", {"mark": mark})
    assert "no longer in the round" in page.content.decode()
    assert client.get("/vote/autumn/check/").headers["Location"] == "/vote/autumn/choose/"
    assert chosen() == []


@pytest.mark.parametrize("typed", ["", "nothing", "x" * 10_000, "winter-1"])
def test_odd_choice_gets_a_clear_message(client, star_round, code, typed: str):
    make.opened(name="Winter")
    mark = voting.mark_of(voting.give_code(client, star_round, code))
    page = client.post("/vote/autumn/choose/", {"first": typed, "mark": mark})
    assert (page.status_code, page.context["form"].errors["first"][0][:10]) == (200, "Choose one")


@pytest.mark.parametrize("typed", ["", "x" * 10_000, "٣" * 12, "🦔"])
def test_odd_code_gets_a_clear_message(client, star_round, typed: str):
    page = client.post("/vote/autumn/", {"code": typed})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["code"])


@pytest.mark.parametrize("held", ["", "nonsense", "\x7f", "gAAAAA" * 50])
def test_odd_cookie_is_no_code(client, star_round, held: str):
    client.cookies[COOKIE] = held
    assert client.get("/vote/autumn/choose/").headers["Location"] == "/vote/autumn/?again"


def test_young_people_see_plainer_words(client, star_round):
    young = voting.codes_of(star_round, voice=Voice.YOUNG_PEOPLE)[0]
    page = voting.give_code(client, star_round, young).content.decode()
    assert ("page-young" in page, "Nobody will be cross" in page, "straight away" in page) == (True, True, False)


@pytest.mark.parametrize("slug", ["nothing", "recorded", "quiet"])
def test_guessed_addresses_are_404(client, db, slug: str):
    make.opened(name="Quiet", with_families=False)
    for page in ("", "choose/", "check/", "done/", "code.svg"):
        assert client.get(f"/vote/{slug}/{page}").status_code == 404


def test_qr_code_is_a_drawing_of_the_address_without_styles(client, star_round, settings):
    answer = client.get("/vote/autumn/code.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    names = set(re.findall(r'([\w-]+)="', answer.text))
    assert (answer.text.startswith("<?xml"), names & {"style", "onload", "href"}) == (True, set())
    settings.SITE_URL = "https://other.example"
    assert client.get("/vote/autumn/code.svg").text != answer.text


def test_cookie_is_sealed_and_for_our_eyes_only(client, star_round, code):
    client.post("/vote/autumn/", {"code": code})
    cookie = client.cookies[COOKIE]
    assert code not in cookie.value
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 1800)


@pytest.mark.parametrize("voice", [Voice.PARENT_CARERS, Voice.YOUNG_PEOPLE])
def test_every_page_reads_easily(client, star_round, voice: Voice):
    code = voting.codes_of(star_round, voice=voice)[0]
    oldest = OLDEST_CHILD if voice == Voice.YOUNG_PEOPLE else OLDEST
    pages = {"enter": client.get("/vote/autumn/"), "choose": voting.give_code(client, star_round, code)}
    mark = voting.choose(client, star_round, code, "p-1")
    pages |= {"check": client.get("/vote/autumn/check/")}
    pages |= {"done": client.post("/vote/autumn/check/", {"mark": mark}, follow=True)}
    read = {name: faults(MainText(page.text).text, oldest) for name, page in pages.items()}
    assert read == {name: [] for name in pages}
