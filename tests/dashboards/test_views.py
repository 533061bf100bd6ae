"""The desk and the auditor's page."""

from datetime import timedelta

import pytest

from accounts.enums import Permission, RecordRead
from accounts.models import Reading
from lib import clock
from tests.conftest import CAST

pytestmark = pytest.mark.django_db
READINGS = "/dashboard/readings/"


@pytest.mark.parametrize("who", CAST)
def test_desk_opens_for_everybody_who_signs_in(signed_in, cast, who):
    response = signed_in(cast[who]).get("/dashboard/")
    assert response.status_code == 200
    assert cast[who].name in response.content.decode()


def test_desk_sends_a_stranger_to_sign_in(client):
    response = client.get("/dashboard/")
    assert (response.status_code, response.headers["Location"]) == (302, "/account/login/?next=/dashboard/")


def test_desk_refuses_to_be_posted_to(signed_in, partner):
    assert signed_in(partner).post("/dashboard/").status_code == 405


@pytest.mark.parametrize("who", CAST)
def test_desk_lets_everybody_who_may_say_that_someone_is_not_safe(signed_in, cast, who):
    """MO-07, MO-08: in one step, and whoever said so finds again whether it was picked up."""
    page = signed_in(cast[who]).get("/dashboard/").content.decode()
    may = cast[who].may(Permission.RAISE_CONCERN)
    assert [f'href="{href}"' in page for href in ("/safeguarding/raise/", "/safeguarding/raised/")] == [may, may]
    assert may is (who not in ("administrator", "auditor"))


def test_helper_is_led_to_the_safeguarding_lead(signed_in, helper):
    page = signed_in(helper).get("/entering/").content.decode()
    assert 'href="/safeguarding/raise/"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_readings_show_who_what_and_when_but_no_words(signed_in, auditor, moderator, django_assert_num_queries, number):
    for one in range(number):
        Reading.objects.create(by=moderator, record=RecordRead.WORDS_AS_SENT, reference=f"DEV-000{one}-0000")
    client = signed_in(auditor)
    with django_assert_num_queries(7):
        page = client.get(READINGS).content.decode()
    assert page.count(moderator.name) == page.count("The words as sent") == number


def test_readings_are_newest_first_and_fifty_a_page(signed_in, auditor, moderator):
    for one in range(51):
        at = clock.now() - timedelta(minutes=one)
        Reading.objects.create(by=moderator, record=RecordRead.CONCERN, reference=f"DEV-{one:04}-0000", at=at)
    client = signed_in(auditor)
    first, second = (client.get(f"{READINGS}?page={number}").content.decode() for number in (1, 2))
    assert (first.count("DEV-"), second.count("DEV-")) == (50, 1)
    assert first.index("DEV-0000") < first.index("DEV-0049")
    assert "DEV-0050" in second


@pytest.mark.parametrize("page", ["0", "9999", "abc", "-1"])
def test_readings_take_an_odd_page_number(signed_in, auditor, page):
    assert signed_in(auditor).get(f"{READINGS}?page={page}").status_code == 200


@pytest.mark.parametrize("who", [who for who in CAST if who != "auditor"])
def test_readings_are_for_auditors_alone(signed_in, cast, who):
    assert signed_in(cast[who]).get(READINGS).status_code == 403
