from datetime import date

import pytest

from cornerstones.models import Cornerstone, Event
from cornerstones.services import load_starting_data as load_cornerstones
from priorities.models import DevelopmentPoint, Priority, StarRound
from priorities.services import load_starting_data

pytestmark = pytest.mark.django_db

ADDRESSES = ("/priorities/", "/priorities/staff-wellbeing/")
EVERY_PAGE = 2  # contact points and the words of the blocks that stand on every page


@pytest.fixture
def _loaded(db):
    load_cornerstones()
    load_starting_data()


def _page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_are_open_to_everyone(client, signed_in, cast, address):
    assert client.get(address).status_code == 200
    assert {signed_in(person).get(address).status_code for person in cast.values()} == {200}


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_only_answer_reading(client, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("slug", ["nothing", "9"])
def test_unknown_priority_is_not_found(client, slug):
    assert client.get(f"/priorities/{slug}/").status_code == 404


@pytest.mark.usefixtures("_loaded")
def test_focus_list_and_threshold_are_explained(client):
    page = _page(client, "/priorities/")
    assert "The focus list: 13 priorities" in page
    assert "With 3 stars or more, a priority is on the focus list. All others stay on this page" in page
    assert "It is not the same as a mark of agreement" in page
    assert page.count("3 or more stars (exact number not published)") == 13


@pytest.mark.usefixtures("_loaded")
def test_every_strength_and_development_point_is_shown_once(client):
    page = _page(client, "/priorities/")
    assert [page.count(point.text) for point in DevelopmentPoint.objects.all()] == [1] * 15


@pytest.mark.usefixtures("_loaded")
def test_others_are_one_click_on(client):
    Priority.objects.filter(slug="staff-wellbeing").update(stars_at_least=None, stars=2)
    page = _page(client, "/priorities/")
    hidden = page[page.index("<details") : page.index("</details>")]
    assert "Show 1 other priority" in hidden
    assert "Staff feel well at work" in hidden
    assert "2 stars" in hidden
    assert "The focus list: 12 priorities" in page


@pytest.mark.usefixtures("_loaded")
def test_priority_page_shows_both_sides(client):
    page = _page(client, "/priorities/schools-and-council-services/")
    assert "Messages need to be in a form that each of us can use." in page
    assert "People want to be able to speak to a person, and not only be pointed to a web page." in page
    assert "It is on the focus list: it has 3 stars or more." in page


def test_page_stands_before_anything_is_loaded(client):
    assert "There are no priorities yet." in _page(client, "/priorities/")


def _fill(number):
    event = Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))
    star_round = StarRound.objects.create(
        slug="boat-day", name="Boat day", event=event, state="published", recorded=True, closed_on=date(2026, 5, 2)
    )
    for order in range(number):
        stone = Cornerstone.objects.create(slug=f"stone-{order}", name=f"Stone {order}", order=order, summary="Firm.")
        for stars in (1, 3):
            slug = f"p-{order}-{stars}"
            row = {"round": star_round, "cornerstone": stone, "order": stars, "strength": slug, "stars": stars}
            priority = Priority.objects.create(slug=slug, **row)
            DevelopmentPoint.objects.create(priority=priority, order=1, text=slug)


@pytest.mark.parametrize("number", [1, 3])
def test_priorities_ask_six_questions_of_the_database(client, django_assert_num_queries, number):
    _fill(number)
    with django_assert_num_queries(6 + EVERY_PAGE):
        client.get("/priorities/")


@pytest.mark.parametrize("number", [1, 3])
def test_priority_asks_three_questions_of_the_database(client, django_assert_num_queries, number):
    _fill(number)
    with django_assert_num_queries(3 + EVERY_PAGE):
        client.get("/priorities/p-0-3/")
