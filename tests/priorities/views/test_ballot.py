"""The partners' ballot in its pages: pressed, pressed again, confirmed, changed, closed."""

import html
import re
from datetime import timedelta

import pytest

from accounts.enums import Role
from lib import clock
from priorities.models import Accepted, Ballot, Star
from priorities.services import contents, paper, rounds, stars
from tests.conftest import make_user
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db

OURS = "/rounds/autumn/our-stars/"
CHECK = "/rounds/autumn/our-stars/check/"
TOR = "Tor View School"


@pytest.fixture
def star_round():
    return make.opened(organisations=(TOR, "Other Trust", "Third Charity"))


@pytest.fixture
def seat(star_round):
    return make.seat_of(star_round)


@pytest.fixture
def lead(seat):
    return make.partner_of(TOR)


@pytest.fixture
def colleague(seat):
    return make.partner_of(TOR, Role.PARTNER)


@pytest.fixture
def desk(lead, signed_in):
    return signed_in(lead)


def _press(client, slug="p-1", number=1, seen=0, **more):
    return client.post(OURS, {"priority": slug, "stars": number, "seen_version": seen}, **more)


def _words(response):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", response.content.decode().split("<main", 1)[1]).split()))


def _buttons(response):
    """Return (priority, wanted number) of every star button on the page."""
    found = []
    for form in re.findall(r'<form class="choice__stars".*?</form>', response.content.decode(), re.DOTALL):
        slug = re.search(r'name="priority" value="([^"]+)"', form)[1]
        found += [(slug, int(number)) for number in re.findall(r'name="stars" value="(\d+)"', form)]
    return found


def _given():
    return dict(Star.objects.order_by("priority__slug").values_list("priority__slug", "number"))


def test_page_shows_the_question_every_priority_and_what_is_left(desk):
    response = desk.get(OURS)
    words = _words(response)
    assert (response.status_code, "What should come first?" in words, "5 of 5 left" in words) == (200, True, True)
    assert [f"P {number}" in words and f"Change {number}" in words for number in range(1, 5)] == [True] * 4
    assert _buttons(response) == [("p-1", 1), ("p-2", 1), ("p-3", 1), ("p-4", 1)]
    assert "0 of 3 organisations have confirmed their stars." in words


def test_buttons_name_their_priority_for_those_who_hear_them(desk):
    _press(desk)
    words = _words(desk.get(OURS))
    assert ("One more star for P 1" in words, "Take one back from P 1" in words) == (True, True)
    assert "Take one back from P 2" not in words


def test_press_changes_one_priority_and_comes_back_to_it(desk):
    response = _press(desk)
    assert (response.status_code, response.url) == (302, f"{OURS}#priority-p-1")
    _press(desk, "p-3", 2, seen=1)
    page = desk.get(OURS)
    assert _given() == {"p-1": 1, "p-3": 2}
    assert _buttons(page) == [("p-1", 2), ("p-1", 0), ("p-2", 1), ("p-3", 3), ("p-3", 1), ("p-4", 1)]
    assert "2 of 5 left" in _words(page)


def test_place_to_come_back_to_can_hold_the_focus_and_says_what_changed(desk):
    _press(desk)
    page = desk.get(OURS).content.decode()
    place = re.search(r'<div [^>]*id="priority-p-1"[^>]*>', page)[0]
    assert 'tabindex="-1"' in place
    assert 'aria-labelledby="strength-p-1 given-p-1 stars-left"' in place


def test_same_press_twice_or_late_changes_nothing(desk):
    for _ in range(2):
        assert _press(desk).status_code == 302
    assert (_given(), Ballot.objects.get().version) == ({"p-1": 1}, 1)
    _press(desk, number=2, seen=1)
    late = _press(desk, number=1, seen=0, follow=True)
    assert (_given(), Ballot.objects.get().version) == ({"p-1": 2}, 2)
    assert "The stars changed while you looked at them" in _words(late)


def test_last_star_can_be_taken_back(desk):
    _press(desk)
    _press(desk, number=0, seen=1)
    assert (_given(), "5 of 5 left" in _words(desk.get(OURS))) == ({}, True)


def test_when_all_are_given_it_says_why_there_is_no_button(desk):
    _press(desk, number=5)
    page = desk.get(OURS)
    assert _buttons(page) == [("p-1", 4)]
    assert _words(page).count("All 5 stars are given. Take one back first.") == 4
    assert "0 of 5 left" in _words(page)


def test_more_than_there_are_is_refused_in_words(desk):
    _press(desk, number=4)
    response = _press(desk, "p-2", 2, seen=1, follow=True)
    assert "You gave 6 stars. Your organisation has 5: take some back." in _words(response)
    assert _given() == {"p-1": 4}


def test_colleagues_change_is_told_and_nothing_is_lost(desk, seat, colleague):
    stars.prepare_stars(seat=seat, by=colleague, choices={"p-2": 3}, seen_version=0)
    response = _press(desk, follow=True)
    words = _words(response)
    assert "The stars changed while you looked at them. Look again, then choose." in words
    assert ("2 of 5 left" in words, _given()) == (True, {"p-2": 3})


@pytest.mark.parametrize(
    "odd",
    [
        {"stars": "-1"},
        {"stars": str(10**30)},
        {"stars": "51"},
        {"stars": "NaN"},
        {"stars": ""},
        {"stars": "1\x00"},
        {"priority": "p-1\x00"},
        {"priority": "x" * 10_000},
        {"priority": ""},
        {"priority": "p-9"},
        {"priority": "winter-1"},
        {"priority": "../p-1"},
        {"seen_version": ""},
        {"seen_version": "-1"},
        {"seen_version": str(2**31)},
        {"seen_version": str(10**30)},
    ],
)
def test_odd_input_changes_nothing_and_says_so(desk, odd):
    make.draft(name="Winter", priorities=1)
    response = desk.post(OURS, {"priority": "p-1", "stars": "1", "seen_version": "0"} | odd, follow=True)
    assert (response.status_code in (200, 400), Star.objects.count()) == (True, 0)
    if response.status_code == 200:
        assert "govuk-notification-banner" in response.content.decode()


@pytest.mark.parametrize("missing", ["priority", "stars", "seen_version"])
def test_missing_parameter_changes_nothing(desk, missing):
    whole = {"priority": "p-1", "stars": "1", "seen_version": "0"}
    response = desk.post(OURS, {name: value for name, value in whole.items() if name != missing}, follow=True)
    assert (response.status_code, Star.objects.count()) == (200, 0)
    assert "We did not understand what was sent." in _words(response)


def test_priority_that_was_taken_out_gives_its_stars_back_and_says_why(desk, star_round):
    _press(desk, number=2)
    contents.withdraw_priority(
        priority=star_round.priorities.get(slug="p-1"), by=make.editor(), why="It was there twice."
    )
    words = _words(desk.get(OURS))
    assert (
        "“P 1” was taken out of this round. It was there twice. The stars you had given there are yours again" in words
    )
    assert "5 of 5 left" in words
    refused = _press(desk, number=3, seen=1, follow=True)
    assert "One of the priorities is no longer in this round." in _words(refused)


def test_confirming_says_who_when_and_until_when_it_can_be_changed(desk, lead, star_round):
    _press(desk, number=3)
    assert "2 stars are not used. That is allowed." in _words(desk.get(CHECK))
    response = desk.post(CHECK, {"seen_version": 1}, follow=True)
    words = _words(response)
    until = html.unescape(f"{clock.timezone.localtime(star_round.closes_at):%A}")
    assert (response.redirect_chain, Accepted.objects.get().choices) == ([(CHECK, 302)], {"p-1": 3})
    assert words.count("Your stars are confirmed") == 1
    assert f"{lead.name} confirmed them for Tor View School on" in words
    assert f"You can still change them until {until}" in words
    assert "1 of 3 organisations has confirmed their stars." in words


def test_confirming_twice_makes_one_record_and_shows_the_same(desk):
    _press(desk, number=3)
    pages = [_words(desk.post(CHECK, {"seen_version": 1}, follow=True)) for _ in range(2)]
    assert (pages[0] == pages[1], Accepted.objects.count()) == (True, 1)


def test_change_after_confirming_has_to_be_confirmed_again(desk):
    _press(desk, number=3)
    desk.post(CHECK, {"seen_version": 1})
    _press(desk, number=4, seen=1)
    for address in (OURS, CHECK):
        assert "Confirm again, or it counts as it was when" in _words(desk.get(address))
    words = _words(desk.post(CHECK, {"seen_version": 2}, follow=True))
    assert (words.count("stars: P 1"), [each.choices["p-1"] for each in Accepted.objects.all()]) == (2, [3, 4])


def test_confirming_what_a_colleague_changed_is_refused(desk, seat, colleague):
    _press(desk)
    stars.prepare_stars(seat=seat, by=colleague, choices={"p-2": 2}, seen_version=1)
    words = _words(desk.post(CHECK, {"seen_version": 1}, follow=True))
    assert "The stars changed while you looked at them. Look again, then confirm." in words
    assert ("2 stars" in words, Accepted.objects.count()) == (True, 0)


def test_giving_no_star_can_be_confirmed(desk):
    assert "Confirm that we give no star" in _words(desk.get(CHECK))
    words = _words(desk.post(CHECK, {"seen_version": 0}, follow=True))
    assert ("Your stars are confirmed" in words, Accepted.objects.get().choices) == (True, {})
    assert "5 stars are not used. That is allowed." in words


@pytest.mark.parametrize("seen", ["", "-1", "x", str(10**30), "1\x00"])
def test_confirming_with_odd_input_confirms_nothing(desk, seen):
    _press(desk)
    response = desk.post(CHECK, {"seen_version": seen}, follow=True)
    assert (response.status_code in (200, 400), Accepted.objects.count()) == (True, 0)


def test_partner_sees_who_can_confirm_and_may_not(lead, colleague, signed_in):
    client = signed_in(colleague)
    make.partner_of("Other Trust")
    _press(client)
    page = client.get(CHECK)
    words = _words(page)
    assert "Ask one of these people of Tor View School to sign in and confirm before" in words
    assert re.findall(r"<li>(Person \d+)</li>", page.content.decode()) == [lead.name]
    assert (client.post(CHECK, {"seen_version": 1}).status_code, Accepted.objects.count()) == (403, 0)


def test_partner_whose_colleagues_cannot_confirm_reads_what_to_do(colleague, signed_in):
    words = _words(signed_in(colleague).get(CHECK))
    assert "Nobody of Tor View School can confirm yet" in words
    assert "can give somebody of Tor View School the role “Partner lead”" in words


def test_paper_is_told_as_paper_in_the_log(desk, seat):
    first, second = (make_user(name, Role.HELPER) for name in ("Hal Helper", "Hetty Helper"))
    paper.enter_paper(seat=seat, by=first, choices={"p-2": 1})
    paper.check_paper(seat=seat, by=second, choices={"p-2": 1})
    assert "Hetty Helper checked your stars on paper" in _words(desk.get(CHECK))


def test_before_it_opens_it_says_when(signed_in):
    opens = clock.now() + timedelta(days=3)
    star_round = make.draft(opens_at=opens)
    client = signed_in(make.partner_of(TOR))
    words = _words(client.get(OURS))
    assert f"It is planned to open on {clock.timezone.localtime(opens):%A}" in words
    assert ("P 1" in words, "What should come first?" in words) == (False, False)
    assert "What should come first?" not in _words(client.get("/rounds/mine/"))
    assert (_press(client).status_code, client.get(CHECK).url) == (409, OURS)
    rounds.open_round(star_round=star_round, by=make.editor())
    assert "5 of 5 left" in _words(client.get(OURS))


def test_draft_whose_time_is_not_kept_says_soon(signed_in):
    make.draft(opens_at=clock.now() - timedelta(hours=1))
    assert "It is being prepared and opens soon." in _words(signed_in(make.partner_of(TOR)).get(OURS))


def test_closed_at_the_second_a_press_says_what_counts(desk, star_round):
    with clock.set_to(star_round.closes_at - timedelta(seconds=1)):
        _press(desk, number=3)
        desk.post(CHECK, {"seen_version": 1})
        _press(desk, number=5, seen=1)
    with clock.set_to(star_round.closes_at):
        for late in (_press(desk, number=4, seen=2), desk.post(CHECK, {"seen_version": 2})):
            assert late.status_code == 409
            assert "Your last press came after the round had closed. It changed nothing." in _words(late)
        page = desk.get(OURS)
        assert desk.get(CHECK).url == OURS
    words = _words(page)
    assert "The round is closed. Your stars counted like this." in words
    assert "The stars were changed after that, and nobody confirmed the change. So it does not count." in words
    assert [f"P {number}" in words for number in range(1, 5)] == [True, False, False, False]
    assert ("3 of 5 stars counted" in words, "<form" in page.content.decode().split("<main")[1].split("</main")[0]) == (
        True,
        False,
    )
    assert (_given(), Accepted.objects.count()) == ({"p-1": 5}, 1)


def test_closed_by_hand_and_published_it_stays_to_read(desk, star_round):
    _press(desk, number=2)
    desk.post(CHECK, {"seen_version": 1})
    rounds.close_round(star_round=star_round, by=make.editor())
    closed = _words(desk.get(OURS))
    rounds.publish_round(star_round=star_round, by=make.editor())
    assert ("2 of 5 stars counted" in closed, _words(desk.get(OURS)) == closed) == (True, True)


def test_closed_without_confirmation_says_that_none_counts(desk, star_round):
    _press(desk, number=2)
    rounds.close_round(star_round=star_round, by=make.editor())
    words = _words(desk.get(OURS))
    assert "Nobody of Tor View School had confirmed its stars by then, so none of them counts." in words
    assert "P 1" not in words


def test_nothing_of_another_organisation_is_shown(desk, star_round):
    other = make.partner_of("Other Trust")
    seat = make.seat_of(star_round, "Other Trust")
    stars.prepare_stars(seat=seat, by=other, choices={"p-1": 5}, seen_version=0)
    stars.confirm_stars(seat=seat, by=other, seen_version=1)
    for address in (OURS, CHECK):
        words = _words(desk.get(address))
        assert [secret for secret in ("Other Trust", other.name, "5 stars: P 1") if secret in words] == []
        assert "1 of 3 organisations has confirmed their stars." in words
    assert "5 of 5 left" in _words(desk.get(OURS))


@pytest.mark.parametrize("address", [OURS, CHECK])
def test_wrong_role_and_strangers_are_refused(star_round, client, signed_in, cast, address):
    expected = dict.fromkeys(cast, 403) | {"partner": 404}  # a partner without an organisation
    for method in ("get", "post"):
        assert {who: getattr(signed_in(user), method)(address).status_code for who, user in cast.items()} == expected
    assert client.get(address).url.startswith("/account/login/")


def test_organisation_without_a_seat_and_guessed_rounds_are_not_found(star_round, signed_in):
    stranger = signed_in(make.partner_of("Fourth Group"))
    for address in (OURS, CHECK, "/rounds/nothing/our-stars/", "/rounds/nothing/our-stars/check/"):
        assert (stranger.get(address).status_code, stranger.post(address).status_code) == (404, 404)


def test_role_taken_away_is_gone_at_the_next_request(desk, lead):
    lead.is_active = False
    lead.save()
    assert _press(desk).status_code in (302, 403)
    assert Star.objects.count() == 0


def test_put_and_delete_are_refused(desk):
    for address in (OURS, CHECK, "/rounds/mine/"):
        assert [getattr(desk, method)(address).status_code for method in ("put", "delete")] == [405, 405]


@pytest.mark.parametrize("number", [1, 3])
def test_queries_stay_the_same_however_many(number, signed_in, django_assert_num_queries):
    star_round = make.opened(priorities=number + 1)
    lead = make.partner_of(TOR)
    seat = make.seat_of(star_round)
    for seen in range(number):
        choices = {f"p-{other}": 1 for other in range(1, seen + 2)}
        stars.prepare_stars(seat=seat, by=lead, choices=choices, seen_version=seen)
        stars.confirm_stars(seat=seat, by=lead, seen_version=seen + 1)
    client = signed_in(lead)
    client.get(OURS)
    with django_assert_num_queries(13):
        client.get(OURS)
    with django_assert_num_queries(15):
        client.get(CHECK)
