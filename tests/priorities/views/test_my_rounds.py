"""The page with the rounds of an organisation."""

import pytest

from accounts.enums import Role
from tests.conftest import make_user
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db

MINE = "/rounds/mine/"


def test_it_leads_to_the_stars_of_each_round(signed_in):
    make.opened()
    page = signed_in(make.partner_of("Tor View School")).get(MINE).content.decode()
    assert ('href="/rounds/autumn/our-stars/"' in page, "0 of 5 stars given" in page) == (True, True)


def test_without_rounds_it_says_so(signed_in):
    page = signed_in(make.partner_of("Tor View School")).get(MINE).content.decode()
    assert "There is no round for your organisation yet." in page


def test_without_organisation_it_says_what_to_do(signed_in):
    page = signed_in(make_user("Alone", Role.PARTNER)).get(MINE).content.decode()
    assert "You are not with an organisation here yet." in page
    assert 'href="/talk-to-a-person/">Talk to a person</a>' in page


def test_it_is_for_partners(client, signed_in, cast):
    answers = {who: signed_in(user).get(MINE).status_code for who, user in cast.items()}
    assert answers == dict.fromkeys(cast, 403) | {"partner": 200}
    assert client.get(MINE).url == f"/account/login/?next={MINE}"
    assert signed_in(cast["partner"]).post(MINE).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_queries_stay_the_same_however_many_rounds(signed_in, number, django_assert_num_queries):
    lead = make.partner_of("Tor View School")
    for each in range(number):
        make.opened(name=f"Round {each}", priorities=2)
    client = signed_in(lead)
    client.get(MINE)
    with django_assert_num_queries(8):
        client.get(MINE)
