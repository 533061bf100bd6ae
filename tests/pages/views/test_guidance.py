"""The pages of plain guidance and the glossary: open to all, whole, and few queries."""

import pytest

from pages.models import GlossaryEntry
from pages.services import load_starting_data
from pages.views.guidance import TOPICS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", TOPICS)
def test_guidance_opens_for_a_visitor_in_few_queries(client, django_assert_num_queries, name):
    load_starting_data()
    with django_assert_num_queries(5 if name == "help-and-advice" else 3):
        response = client.get(f"/{name}/")
    assert response.status_code == 200


@pytest.mark.parametrize("name", TOPICS)
def test_guidance_opens_before_anything_is_loaded(client, name):
    assert client.get(f"/{name}/").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_glossary_shows_every_word_in_three_queries(client, django_assert_num_queries, number):
    for one in range(number):
        GlossaryEntry.objects.create(slug=f"word-{one}", term=f"Word {one}", meaning=f"Meaning {one}.")
    with django_assert_num_queries(3):
        page = client.get("/glossary/").content.decode()
    assert page.count("Meaning ") == number


@pytest.mark.parametrize("path", ["/glossary/", "/privacy/"])
def test_guidance_refuses_to_be_posted_to(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/stay-safe/", "/talk-to-a-person/", "/who-reads-this/"])
def test_pages_about_people_lead_to_the_one_step_page(client, path):
    assert 'href="/somebody-may-not-be-safe/"' in client.get(path).content.decode()


def test_who_reads_this_says_how_to_complain_about_the_forum(client):
    assert "You can complain to the forum itself." in client.get("/who-reads-this/").content.decode()


@pytest.mark.parametrize("path", ["/", "/stay-safe/", "/somebody-may-not-be-safe/"])
def test_every_page_says_the_same_about_the_night(client, path):
    load_starting_data()
    shown = client.get(path).content.decode()
    assert "nobody sits here at night" in shown
    assert "reads this site at night" not in shown
