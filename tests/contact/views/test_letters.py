"""The contact team's pages: lists say no name, opening is noted, done is noted once."""

import re

import pytest

from accounts.enums import Role
from accounts.models import Reading
from contact.enums import Format, Way
from contact.models import SentByHand
from contact.services.details import forget
from tests.conftest import make_user
from tests.contact.hearing import by_hand

pytestmark = pytest.mark.django_db
LIST = "/contact/letters/"


@pytest.fixture
def team(signed_in, contact_team):
    return signed_in(contact_team)


@pytest.fixture
def colleague(signed_in):
    return signed_in(make_user("Tam Too", Role.CONTACT_TEAM))


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("number", [1, 3])
def test_list_says_what_waits_without_names(team, number, django_assert_num_queries):
    for each in range(number):
        by_hand(Way.LETTER, f"letter {each}")
        by_hand(Way.PHONE, f"call {each}")
    with django_assert_num_queries(9):
        response = team.get(LIST)
    words = text_of(response)
    assert (words.count("Open letter"), words.count("Open call"), words.count("Open text")) == (number, number, 0)
    assert ("CANARY" in words, Reading.objects.count()) == (False, 0)


def test_list_with_nothing_says_so(team):
    assert text_of(team.get(LIST)).count("Nothing waits.") == 3


@pytest.mark.parametrize("way", [Way.LETTER, Way.TEXT, Way.PHONE])
def test_opening_shows_all_and_is_noted(team, contact_team, way):
    message = by_hand(way)
    words = text_of(team.get(f"{LIST}{message.pk}/"))
    assert {Way.LETTER: "1 CANARY-ADDRESS Road", Way.TEXT: "07700 900123", Way.PHONE: "01632 960124"}[way] in words
    assert list(Reading.objects.values_list("by", "reference")) == [(contact_team.pk, f"message {message.pk}")]


def test_wish_is_shown_to_the_team(team):
    message = by_hand(copy_format=Format.EASY_READ)
    assert "They asked for: Easy Read, with pictures" in text_of(team.get(f"{LIST}{message.pk}/"))
    assert "In a form of its own." in text_of(team.get(LIST))


def test_print_view_holds_one_letter_and_no_story(team):
    message = by_hand()
    html = team.get(f"{LIST}{message.pk}/print/").content.decode()
    article = html[html.index("<article") : html.index("</article>")]
    assert re.findall(r'<span dir="auto">([^<]+)</span>', article) == [
        "CANARY-NAME",
        "1 CANARY-ADDRESS Road",
        "Example Town",
        "EX1 1AA",
    ]
    assert article.count("There is news about what you told us") == 1
    assert Reading.objects.count() == 1


def test_second_person_is_told_who_opened_it(team, colleague):
    message = by_hand()
    team.get(f"{LIST}{message.pk}/")
    assert "Toni Contact opened this at" in text_of(colleague.get(f"{LIST}{message.pk}/"))


def test_done_is_noted_and_gone_from_the_list(team):
    message = by_hand()
    words = text_of(team.post(f"{LIST}{message.pk}/done/", follow=True))
    assert ("It is noted that you did this." in words, "Open letter" in words) == (True, False)
    assert team.get(f"{LIST}{message.pk}/").status_code == 404


def test_done_by_two_people_is_noted_once_and_the_second_is_told(team, colleague):
    message = by_hand()
    team.post(f"{LIST}{message.pk}/done/")
    words = text_of(colleague.post(f"{LIST}{message.pk}/done/", follow=True))
    assert "Toni Contact posted this letter at" in words
    assert SentByHand.objects.get().by.name == "Toni Contact"


def test_done_after_they_asked_to_stop_says_so(team):
    message = by_hand()
    forget(link="link")
    assert "They asked us to stop." in text_of(team.post(f"{LIST}{message.pk}/done/", follow=True))
    assert SentByHand.objects.count() == 0


@pytest.mark.parametrize("number", [0, 999999, 10**30])
def test_unknown_number_is_not_found(team, number):
    for address in (f"{LIST}{number}/", f"{LIST}{number}/print/"):
        assert team.get(address).status_code == 404
    assert team.post(f"{LIST}{number}/done/").status_code == 404


@pytest.mark.parametrize("who", ["moderator", "council_moderator", "responder", "helper", "administrator", "auditor"])
def test_others_are_refused(signed_in, request, who):
    message, client = by_hand(), signed_in(request.getfixturevalue(who))
    for address in (LIST, f"{LIST}{message.pk}/", f"{LIST}{message.pk}/print/"):
        assert client.get(address).status_code == 403
    assert client.post(f"{LIST}{message.pk}/done/").status_code == 403


def test_stranger_is_asked_to_sign_in(client):
    assert client.get(LIST).headers["Location"].startswith("/account/login/")


def test_looking_does_not_send(team):
    message = by_hand()
    assert team.get(f"{LIST}{message.pk}/done/").status_code == 405
    message.refresh_from_db()
    assert message.state == "by-hand"
