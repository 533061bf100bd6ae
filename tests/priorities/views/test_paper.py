"""Stars from paper: two people type the same and it counts; neither sees what the other typed."""

import re

import pytest

from lib import clock
from priorities.models import Accepted, PaperBallot
from priorities.services import contents, paper, rounds, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db


def says(response, words):
    return words in re.sub(r"\s+", " ", response.content.decode())


def typed(turn="first", **boxes):
    return {"turn": turn} | {f"stars-{slug.replace('_', '-')}": number for slug, number in boxes.items()}


@pytest.fixture
def star_round(db):
    return make.opened()


@pytest.fixture
def address(star_round):
    return f"/rounds/autumn/paper/{make.seat_of(star_round).pk}/"


@pytest.fixture
def first(signed_in, helper):
    return signed_in(helper)


@pytest.fixture
def second(signed_in, moderator):
    return signed_in(moderator)


def test_two_people_type_the_same_and_it_counts_at_once(first, second, address, moderator):
    kept = first.post(address, typed(p_1="3", p_2="", p_3="2"), follow=True)
    assert says(kept, "Tor View School: 5 stars kept. They count when a second person has typed the same.")
    assert Accepted.objects.count() == 0

    counted = second.post(address, typed("second", p_1="3", p_2="0", p_3="2"), follow=True)

    assert says(counted, "both of you typed the same. The stars count now.")
    accepted = Accepted.objects.get()
    assert (accepted.choices, accepted.by, accepted.on_paper) == ({"p-1": 3, "p-3": 2}, moderator, True)


def test_second_person_does_not_see_the_first_entry(first, second, address):
    first.post(address, typed(p_1="4"))
    page = second.get(address)
    boxes = re.findall(r'<input[^>]*name="stars-[^>]*>', page.content.decode())
    assert (len(boxes), [box for box in boxes if 'value=""' not in box]) == (4, [])
    assert says(page, "You do not see what they typed.")


def test_different_entries_are_put_aside_and_said_plainly(first, second, address):
    first.post(address, typed(p_1="4"))
    page = second.post(address, typed("second", p_1="3"), follow=True)
    assert says(page, "you did not type the same, so neither entry counts.")
    assert (says(page, "The two differ"), says(page, "Type it again")) == (True, True)
    assert (Accepted.objects.count(), PaperBallot.objects.get().put_aside_at is not None) == (0, True)
    first.post(address, typed(p_1="3"))
    second.post(address, typed("second", p_1="3"))
    assert Accepted.objects.get().choices == {"p-1": 3}


def test_whoever_typed_it_first_is_not_the_second_person(first, address):
    first.post(address, typed(p_1="4"))
    assert says(first.get(address, follow=True), "somebody else has to check it.")
    page = first.post(address, typed("second", p_1="4"))
    assert (says(page, "somebody else has to check it."), Accepted.objects.count()) == (True, 0)


def test_double_presses_count_once(first, second, address):
    for _ in range(2):
        assert first.post(address, typed(p_1="4")).status_code == 302
    for _ in range(2):
        assert says(second.post(address, typed("second", p_1="4"), follow=True), "The stars count now.")
    assert (PaperBallot.objects.count(), Accepted.objects.count()) == (1, 1)


def test_two_who_type_it_at_the_same_time_lose_nothing(first, second, address):
    first.post(address, typed(p_1="4"))
    page = second.post(address, typed("first", p_1="4"))
    assert says(page, "press the button again to check it.")
    assert re.search(r'name="stars-p-1"[^>]*value="4"', page.content.decode())
    assert 'name="turn" value="second"' in page.content.decode()
    assert Accepted.objects.count() == 0


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        ({"p_1": "3", "p_2": "3"}, "You typed 6 stars. An organisation has 5 stars. Look at the paper again."),
        ({}, "Type at least one star."),
        ({"p_1": "three"}, "Enter a whole number from 0 to 5"),
        ({"p_1": "-1"}, "Enter a whole number from 0 to 5"),
        ({"p_1": "9" * 300}, "Enter a whole number from 0 to 5"),
        ({"p_1": "x" * 10_000}, "Enter a whole number from 0 to 5"),
    ],
)
def test_what_cannot_stand_on_a_paper_is_refused_in_words(boxes, words, first, address):
    page = first.post(address, typed(**boxes))
    assert (page.status_code, says(page, words), PaperBallot.objects.count()) == (200, True, 0)


@pytest.mark.parametrize("turn", ["", "third"])
def test_odd_turn_writes_nothing(turn, first, address):
    page = first.post(address, typed(turn, p_1="1"))
    assert (page.status_code, PaperBallot.objects.count()) == (200, 0)


def test_round_that_closed_meanwhile_takes_no_paper(first, address, star_round):
    rounds.close_round(star_round=star_round, by=None)
    page = first.post(address, typed(p_1="1"))
    assert (says(page, "This round takes no stars now."), PaperBallot.objects.count()) == (True, 0)
    assert says(first.get(address, follow=True), "This round takes no stars now.")


def test_list_says_where_each_paper_is(first, second, star_round, helper, moderator, signed_in, second_moderator):
    names = ("A", "B", "C", "D", "E")
    rounds.close_round(star_round=star_round, by=None)
    other = make.opened(name="Winter", organisations=names)
    seats = {name: make.seat_of(other, name) for name in names}
    paper.enter_paper(seat=seats["B"], by=helper, choices={"winter-1": 1})
    for name, again in (("C", 1), ("D", 2)):
        paper.enter_paper(seat=seats[name], by=helper, choices={"winter-1": 1})
        paper.check_paper(seat=seats[name], by=moderator, choices={"winter-1": again})
    lead = make.partner_of("E")
    stars.prepare_stars(seat=seats["E"], by=lead, choices={"winter-1": 1}, seen_version=0)
    stars.confirm_stars(seat=seats["E"], by=lead, seen_version=1)

    page = second.get("/rounds/winter/paper/").content.decode()
    states = re.findall(r'class="status [^"]*">([^<]*)<', page)
    assert states == ["Not typed yet", "Waits for a second person", "Counted", "The two differ", "Confirmed online"]
    assert "Check this paper" in page
    mine = first.get("/rounds/winter/paper/").content.decode()
    assert ("Check this paper" in mine, "You typed it first" in mine) == (False, True)


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_number_of_questions(number, first, star_round, helper, django_assert_num_queries):
    rounds.close_round(star_round=star_round, by=None)
    other = make.opened(name="Winter", organisations=tuple(f"School {n}" for n in range(number)))
    for seat in other.seats.all():
        paper.enter_paper(seat=seat, by=helper, choices={"winter-1": 1})
    with django_assert_num_queries(8):
        first.get("/rounds/winter/paper/")


def test_priority_that_was_taken_out_is_not_on_the_paper(first, address, star_round):
    contents.withdraw_priority(priority=star_round.priorities.get(slug="p-1"), by=make.editor(), why="Twice there.")
    assert 'name="stars-p-1"' not in first.get(address).content.decode()


def test_paper_of_another_round_is_not_there(first, star_round):
    other = make.opened(name="Winter", organisations=("Moor Trust",))
    assert first.get(f"/rounds/autumn/paper/{make.seat_of(other, 'Moor Trust').pk}/").status_code == 404
    assert first.get(f"/rounds/autumn/paper/{2**63}/").status_code == 404


def test_only_who_enters_paper_may(address, signed_in, cast, client):
    for page in ("/rounds/autumn/paper/", address, "/rounds/autumn/paper/print/"):
        answers = {key: signed_in(person).get(page).status_code for key, person in cast.items()}
        allowed = {"moderator", "second_moderator", "helper", "report_editor"}
        assert ({key for key, code in answers.items() if code == 200}, set(answers.values())) == (allowed, {200, 403})
        assert client.get(page).status_code == 302


def test_ballot_is_printed_before_the_round_opens(first, db):
    make.draft(name="Winter")
    page = first.get("/rounds/winter/paper/print/")
    assert says(page, "You have 5 stars in all.")
    assert re.findall(r"<strong>(Winter \d)</strong> <span[^>]*>To change: Change \d", page.content.decode()) == [
        f"Winter {n}" for n in range(1, 5)
    ]
    assert says(first.get("/rounds/winter/paper/"), "Papers can be typed once the round is open.")
    with clock.set_to(clock.now()):
        assert first.post("/rounds/winter/paper/", {}).status_code == 405
