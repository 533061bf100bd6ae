"""The big screen: everybody may look, and nobody sees how the stars fall before the result is published."""

import re
from datetime import timedelta

import pytest

from lib import clock
from priorities.services import rounds, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db
SCREEN = "/priorities/rounds/autumn/screen/"


def says(response, words):
    without_tags = re.sub(r"<[^>]*>", "", response.content.decode())
    return words in re.sub(r"\s+", " ", without_tags)


def confirmed(star_round, name, choices):
    seat, lead = make.seat_of(star_round, name), make.partner_of(name)
    stars.prepare_stars(seat=seat, by=lead, choices=choices, seen_version=0)
    stars.confirm_stars(seat=seat, by=lead, seen_version=1)


def test_open_round_shows_question_address_turnout_and_time(client, settings):
    settings.SITE_URL = "https://voice.devon.example"
    star_round = make.opened(organisations=("Tor View School", "Moor Trust", "Exe Care"))
    confirmed(star_round, "Moor Trust", {"p-1": 3, "p-2": 2})
    with clock.set_to(star_round.closes_at - timedelta(hours=2, minutes=5)):
        page = client.get(SCREEN)
    for words in (
        "What should come first?",
        "voice.devon.example/vote/autumn",
        "1 of 3 organisations have confirmed their stars",
        "2 hours and 5 minutes left",
    ):
        assert says(page, words), words


def test_no_star_and_no_name_is_on_the_screen_before_the_result_is_published(client):
    star_round = make.opened(organisations=("Tor View School", "Moor Trust"))
    confirmed(star_round, "Moor Trust", {"p-1": 3, "p-2": 2})
    pages = [client.get(SCREEN).content.decode()]
    rounds.close_round(star_round=star_round, by=None)
    pages.append(client.get(SCREEN).content.decode())
    leaks = [words for page in pages for words in ("P 1", "P 2", "3 stars", "Moor Trust") if words in page]
    assert (leaks, "The round is closed" in pages[1]) == ([], True)


def test_time_that_is_over_is_closed_at_the_second(client):
    star_round = make.opened()
    with clock.set_to(star_round.closes_at):
        assert says(client.get(SCREEN), "The round is closed")


def test_published_round_reveals_the_focus_list_by_cornerstone(client):
    star_round = make.opened(organisations=("Tor View School", "Moor Trust"))
    confirmed(star_round, "Moor Trust", {"p-1": 3, "p-2": 2})
    confirmed(star_round, "Tor View School", {"p-1": 1, "p-3": 4})
    rounds.close_round(star_round=star_round, by=None)
    rounds.publish_round(star_round=star_round, by=make.editor())
    page = client.get(SCREEN)
    shown = re.findall(r'screen__strength">([^<]*)<', page.content.decode())
    words = re.findall(r'stars__words">([^<]*)<', page.content.decode())
    assert (shown, words) == (["P 1", "P 3"], ["4 stars", "4 stars"])
    assert says(page, "What comes first: 2 priorities")


def test_round_without_a_focus_list_says_so(client):
    star_round = make.opened()
    rounds.close_round(star_round=star_round, by=None)
    rounds.publish_round(star_round=star_round, by=make.editor())
    assert says(client.get(SCREEN), "No priority has enough stars for the focus list.")


def test_draft_and_unknown_rounds_are_not_there(client):
    make.draft()
    assert [client.get(path).status_code for path in (SCREEN, SCREEN.replace("autumn", "guessed"))] == [404, 404]


def test_every_drawing_on_the_screen_is_there(client):
    make.opened()
    (code,) = re.findall(r'screen__code" src="([^"]*)"', client.get(SCREEN).content.decode())
    assert (code, client.get(code).status_code) == ("/vote/autumn/code.svg", 200)


def test_round_that_asks_only_partners_leads_partners_and_shows_no_code(client, settings):
    settings.SITE_URL = "https://voice.devon.example"
    make.opened(with_families=False)
    page = client.get(SCREEN)
    assert ("screen__code" in page.content.decode(), says(page, "voice.devon.example/rounds/mine")) == (False, True)
