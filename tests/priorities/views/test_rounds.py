"""The rounds desk: from a draft to a published result, for those who may, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Sector
from lib import clock
from priorities.enums import RoundState
from priorities.models import Priority, StarRound, Tally
from priorities.selectors.marker import marker_of
from priorities.services import contents, paper, rounds, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db

PAGES = (
    "/rounds/autumn/", "/rounds/autumn/change/", "/rounds/autumn/open/", "/rounds/autumn/delete/",
    "/rounds/autumn/priorities/", "/rounds/autumn/priorities/new/", "/rounds/autumn/priorities/p-1/remove/",
    "/rounds/autumn/organisations/",
)  # fmt: skip


def typed(**more):
    """What somebody types into the form of a round."""
    opens, closes = timezone.localtime(clock.now()), timezone.localtime(clock.now() + timedelta(days=7))
    base = {
        "name": "Winter", "question": "What should change first?",
        "opens_on_day": opens.day, "opens_on_month": opens.month, "opens_on_year": opens.year, "opens_time": "09:00",
        "closes_on_day": closes.day, "closes_on_month": closes.month, "closes_on_year": closes.year,
        "closes_time": "17:30", "stars_each": "4", "threshold": "2", "with_families": "no", "previous": "",
        "about": "Give stars.", "seen": "",
    }  # fmt: skip
    return base | more


def says(response, words):
    return words in re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def editor():
    return make.editor()


@pytest.fixture
def desk(signed_in, editor):
    return signed_in(editor)


def test_empty_desk_says_so(desk):
    assert says(desk.get("/rounds/"), "There is no round yet.")


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_number_of_questions(number, desk, django_assert_num_queries):
    for one in range(number):
        make.draft(name=f"Round {one}")
    with django_assert_num_queries(6):
        page = desk.get("/rounds/")
    assert page.content.decode().count('class="card round-card"') == number


def test_list_says_state_and_turnout(desk):
    star_round = make.opened(organisations=("Tor View School", "Moor Trust"))
    lead = make.partner_of("Tor View School")
    stars.prepare_stars(seat=make.seat_of(star_round), by=lead, choices={"p-1": 1}, seen_version=0)
    stars.confirm_stars(seat=make.seat_of(star_round), by=lead, seen_version=1)
    page = desk.get("/rounds/")
    assert (says(page, "1 of 2 organisations have confirmed their stars."), says(page, ">Open<")) == (True, True)


def test_round_is_prepared_as_it_was_typed(desk, editor):
    response = desk.post("/rounds/new/", typed())
    made = StarRound.objects.get()
    local = timezone.localtime(made.closes_at)
    assert (response.status_code, response.url) == (302, "/rounds/winter/")
    assert (made.question, made.stars_each, made.threshold, made.with_families) == (
        "What should change first?", 4, 2, False,
    )  # fmt: skip
    assert ((local.hour, local.minute), made.made_by, made.state) == ((17, 30), editor, "draft")


def test_double_press_makes_one_round(desk):
    sent = typed()
    pages = [desk.post("/rounds/new/", sent) for _ in range(2)]
    assert ([page.url for page in pages], StarRound.objects.count()) == (["/rounds/winter/"] * 2, 1)


def test_name_of_another_round_is_refused_with_everything_still_there(desk):
    make.draft()
    page = desk.post("/rounds/new/", typed(name="autumn", about="My long words"))
    assert says(page, "Another round has this name. Choose another one.")
    assert says(page, "My long words")
    assert StarRound.objects.count() == 1


def test_round_called_new_does_not_hide_behind_the_form(desk):
    assert desk.post("/rounds/new/", typed(name="New")).url == "/rounds/new-round/"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Enter"),
        ({"closes_on_year": "2001"}, "still to come"),
        ({"closes_on_year": "9999"}, "within 2 years"),
        ({"opens_on_year": "9998"}, "later than the opening"),
        ({"closes_time": "5 o’clock"}, "Enter a time like 17:00"),
        ({"stars_each": "99999999999999999999"}, "Enter a whole number from 1 to 50"),
        ({"threshold": "0"}, "Enter a whole number from 1 to 50"),
        ({"with_families": "perhaps"}, "Select one of the answers in the list"),
        ({"previous": "nothing"}, "Select one of the answers in the list"),
        ({"question": "x" * 10_000}, "characters or fewer"),
    ],
)
def test_what_is_wrong_is_said(wrong, words, desk):
    page = desk.post("/rounds/new/", typed(**wrong))
    assert (page.status_code, says(page, words), StarRound.objects.count()) == (200, True, 0)


def test_two_editors_do_not_overwrite_each_other(desk):
    star_round = make.draft(opens_at=clock.now())
    seen = marker_of(star_round)
    rounds.change_round(star_round=star_round, by=make.editor(), question="What did the other ask?")
    mine = typed(name="Autumn", question="What do I ask?", seen=seen)

    page = desk.post("/rounds/autumn/change/", mine)
    star_round.refresh_from_db()
    assert (says(page, "Somebody else changed this round"), says(page, "What do I ask?")) == (True, True)
    assert star_round.question == "What did the other ask?"

    newer = re.search(r'name="seen" value="(\w+)"', page.content.decode()).group(1)
    assert desk.post("/rounds/autumn/change/", mine | {"seen": newer}).status_code == 302
    star_round.refresh_from_db()
    assert star_round.question == "What do I ask?"


def test_double_press_of_a_change_is_one_change(desk):
    star_round = make.draft(opens_at=clock.now())
    sent = typed(name="Autumn", seen=marker_of(star_round))
    assert [desk.post("/rounds/autumn/change/", sent).status_code for _ in range(2)] == [302, 302]


def test_open_round_is_not_changed_and_says_so(desk):
    star_round = make.opened()
    assert says(desk.get("/rounds/autumn/change/", follow=True), "What was asked stays as it was asked.")
    page = desk.post("/rounds/autumn/change/", typed(name="Autumn", seen=marker_of(star_round)))
    assert says(page, "This round has opened meanwhile.")


def test_task_list_says_what_is_missing(desk):
    make.draft(priorities=1, organisations=())
    page = desk.get("/rounds/autumn/")
    assert [says(page, words) for words in ("at least two priorities", "Choose the organisations that may")] == [
        True
    ] * 2
    assert says(page, "The round cannot open yet.")
    refused = desk.post("/rounds/autumn/open/", follow=True)
    assert says(refused, "Put at least two priorities in the round first.")


def test_round_goes_from_draft_to_published_and_each_press_may_come_twice(desk):
    make.draft()
    states = []
    for step in ("open", "open", "close", "close", "publish", "publish"):
        assert step in ("open", "close", "publish")
        response = desk.post(f"/rounds/autumn/{step}/", follow=True)
        states.append((StarRound.objects.get().state, says(response, "Done")))
    assert states == [(state, True) for state in ("open", "open", "closed", "closed", "published", "published")]
    assert Tally.objects.count() == 1


def test_looking_at_a_step_takes_none(desk):
    make.draft()
    page = desk.get("/rounds/autumn/open/")
    assert (says(page, "What happens"), StarRound.objects.get().state) == (True, "draft")
    assert says(desk.get("/rounds/autumn/publish/", follow=True), "This cannot be done now.")


def test_step_that_the_state_does_not_allow_is_said_in_words(desk):
    make.draft()
    assert says(desk.post("/rounds/autumn/publish/", follow=True), "so it cannot become")
    assert StarRound.objects.get().state == RoundState.DRAFT


def test_open_round_shows_who_has_not_confirmed_and_no_star(desk):
    star_round = make.opened(organisations=("Tor View School", "Moor Trust"))
    lead = make.partner_of("Tor View School")
    stars.prepare_stars(seat=make.seat_of(star_round), by=lead, choices={"p-1": 3, "p-2": 2}, seen_version=0)
    stars.confirm_stars(seat=make.seat_of(star_round), by=lead, seen_version=1)
    page = desk.get("/rounds/autumn/")
    assert says(page, "<li>Moor Trust</li>")
    assert not says(page, "<li>Tor View School</li>")
    assert not says(page, "3 stars")


def test_round_whose_time_is_over_says_so_before_the_worker_comes(desk):
    star_round = make.opened()
    with clock.set_to(star_round.closes_at):
        assert says(desk.get("/rounds/autumn/"), "Its time is over, and nothing counts any more.")


def test_draft_is_deleted_once_and_the_second_press_says_the_same(desk):
    make.draft()
    assert says(desk.get("/rounds/autumn/delete/"), "You cannot get it back.")
    for _ in range(2):
        assert says(desk.post("/rounds/autumn/delete/", follow=True), "The round is deleted.")
    assert (StarRound.objects.count(), Priority.objects.count()) == (0, 0)


def test_open_round_is_not_deleted(desk):
    make.opened()
    assert says(desk.post("/rounds/autumn/delete/", follow=True), "This round has opened, so it stays.")
    assert StarRound.objects.count() == 1


@pytest.mark.parametrize("address", PAGES)
def test_only_who_runs_rounds_may_prepare(address, signed_in, cast, client):
    make.draft()
    answers = {key: signed_in(person).get(address).status_code for key, person in cast.items()}
    looks = {"moderator", "second_moderator", "helper"} if address == "/rounds/autumn/" else set()
    assert {key for key, code in answers.items() if code == 200} == looks | {"report_editor"}
    assert {code for code in answers.values() if code != 200} == {403}
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("address", [page.replace("autumn", "guessed") for page in PAGES])
def test_guessed_address_is_not_there(address, desk):
    make.draft()
    assert desk.get(address).status_code == 404


def test_helper_sees_what_a_helper_may_do(signed_in, helper):
    make.opened()
    page = signed_in(helper).get("/rounds/autumn/")
    shown = [says(page, words) for words in ("Type stars from paper", "Close the round now", "Codes for families")]
    assert shown == [True, False, False]


def test_organisations_are_chosen_by_sector_and_all_at_once(desk):
    make.organisation("Moor Trust", Sector.HEALTH)
    star_round = make.draft()
    seen = " ".join(str(key) for key in star_round.seats.values_list("organisation_id", flat=True))
    every = desk.post("/rounds/autumn/organisations/", {"press": "all", "seen": seen})
    assert (says(every, "2 organisations are ticked."), star_round.seats.count()) == (True, 1)
    keys = re.findall(r'name="organisations" type="checkbox" value="(\d+)" checked', every.content.decode())
    saved = desk.post("/rounds/autumn/organisations/", {"organisations": keys, "seen": seen}, follow=True)
    assert (says(saved, "Saved: 2 organisations may give stars."), star_round.seats.count()) == (True, 2)
    none = desk.post("/rounds/autumn/organisations/", {"press": "none", "seen": seen})
    assert says(none, "0 organisations are ticked.")


def test_organisations_another_editor_chose_are_not_overwritten(desk):
    star_round, other = make.draft(), make.organisation("Moor Trust", Sector.HEALTH)
    seen = str(star_round.seats.get().organisation_id)
    rounds.choose_organisations(star_round=star_round, by=make.editor(), organisations=[other])
    page = desk.post("/rounds/autumn/organisations/", {"organisations": [], "seen": seen})
    assert says(page, "Somebody else changed this round")
    assert list(star_round.seats.values_list("name", flat=True)) == ["Moor Trust"]


@pytest.mark.parametrize("odd", ["99999999999999999999", "x", "-1"])
def test_odd_organisations_are_refused(odd, desk):
    make.draft()
    page = desk.post("/rounds/autumn/organisations/", {"organisations": [odd], "seen": odd})
    assert (page.status_code, says(page, "Select")) == (200, True)


def test_new_priority_is_written_once(desk):
    star_round = make.draft(priorities=0)
    sent = {
        "cornerstone": "communicate",
        "strength": "Calls are answered",
        "points": "Ring back\n\n Ring  back \nSay when",
    }
    for _ in range(2):
        assert says(desk.post("/rounds/autumn/priorities/new/", sent, follow=True), "is in the round.")
    only = star_round.priorities.get()
    assert [point.text for point in only.development_points.all()] == ["Ring back", "Say when"]
    other = desk.post("/rounds/autumn/priorities/new/", sent | {"points": "Something else"})
    assert (says(other, "This strength is in the round already."), says(other, "Something else")) == (True, True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"points": " \n "}, "Enter what needs to change"),
        ({"points": "\n".join(str(n) for n in range(21))}, "Write at most 20 lines. You have written 21"),
        ({"points": "x" * 501}, "Make each line 500 characters or fewer"),
        ({"cornerstone": "none"}, "Select one of the answers in the list"),
        ({"strength": "x" * 10_000}, "characters or fewer"),
    ],
)
def test_priority_that_says_too_little_or_too_much_is_refused(wrong, words, desk):
    make.draft(priorities=0)
    sent = {"cornerstone": "communicate", "strength": "Calls are answered", "points": "Ring back"}
    page = desk.post("/rounds/autumn/priorities/new/", sent | wrong)
    assert (says(page, words), Priority.objects.count()) == (True, 0)


def test_priorities_are_carried_over_and_a_second_press_adds_none(desk):
    first = make.opened()
    rounds.close_round(star_round=first, by=None)
    first = rounds.publish_round(star_round=first, by=make.editor())
    second = make.draft(name="Winter", priorities=0, previous=first)
    contents.add_priority(
        star_round=second, by=make.editor(), cornerstone=make.stones()[0], strength="P 1", development_points=["Mine"]
    )
    said = [desk.post("/rounds/winter/priorities/carry-over/", follow=True) for _ in range(2)]
    assert [
        says(page, words) for page, words in zip(said, ("3 priorities carried", "0 priorities carried"), strict=True)
    ] == [True, True]
    assert second.priorities.count() == 4


def test_priority_is_deleted_from_a_draft_and_the_second_press_says_the_same(desk):
    star_round = make.draft()
    assert says(desk.get("/rounds/autumn/priorities/p-1/remove/"), "P 1")
    for _ in range(2):
        page = desk.post("/rounds/autumn/priorities/p-1/remove/", follow=True)
        assert says(page, "It is not in the round any more.")
    assert star_round.priorities.count() == 3


def test_priority_of_an_open_round_is_taken_out_with_its_reason_and_not_deleted(desk):
    star_round = make.opened()
    refused = desk.post("/rounds/autumn/priorities/p-1/remove/", follow=True)
    assert says(refused, "This round has opened, so what is in it stays.")
    assert says(desk.post("/rounds/autumn/priorities/p-1/take-out/", {"why": ""}), "Enter why it is taken out")
    for why in ("It was there twice.", "A second press."):
        page = desk.post("/rounds/autumn/priorities/p-1/take-out/", {"why": why}, follow=True)
        assert says(page, "It was there twice.")
    assert star_round.priorities.get(slug="p-1").withdrawn_why == "It was there twice."


def test_priority_of_another_round_is_not_reached_through_this_one(desk):
    make.draft(name="Winter")
    make.opened()
    assert desk.post("/rounds/autumn/priorities/winter-1/take-out/", {"why": "x"}).status_code == 404
    desk.post("/rounds/autumn/priorities/winter-1/remove/")
    assert Priority.objects.filter(slug="winter-1").exists()


@pytest.mark.parametrize("number", [1, 3])
def test_priorities_page_asks_the_same_number_of_questions(number, desk, django_assert_num_queries):
    make.draft(priorities=number)
    with django_assert_num_queries(8):
        desk.get("/rounds/autumn/priorities/")


@pytest.mark.parametrize("number", [1, 3])
def test_open_round_asks_the_same_number_of_questions(number, desk, django_assert_num_queries):
    make.opened(organisations=tuple(f"School {n}" for n in range(number)))
    with django_assert_num_queries(7):
        desk.get("/rounds/autumn/")


def test_paper_that_was_counted_counts_as_confirmed(desk, helper, moderator):
    star_round = make.opened()
    for by, step in ((helper, paper.enter_paper), (moderator, paper.check_paper)):
        step(seat=make.seat_of(star_round), by=by, choices={"p-1": 5})
    assert says(desk.get("/rounds/autumn/"), "1 of 1 organisation has confirmed its stars.")
