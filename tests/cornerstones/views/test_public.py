from datetime import date

import pytest

from cornerstones.models import AgreementMark, Cornerstone, Event, Indicator, OpenQuestion, Statement
from cornerstones.services import load_starting_data

pytestmark = pytest.mark.django_db

ADDRESSES = ("/cornerstones/", "/cornerstones/communicate/", "/what-co-production-means/")


@pytest.fixture
def _loaded(db):
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


@pytest.mark.parametrize("slug", ["nothing", "Communicate", "9"])
def test_unknown_cornerstone_is_not_found(client, slug):
    assert client.get(f"/cornerstones/{slug}/").status_code == 404


@pytest.mark.usefixtures("_loaded")
def test_cornerstones_are_listed_with_their_summaries(client):
    page = _page(client, "/cornerstones/")
    assert all(stone.name in page and stone.summary in page for stone in Cornerstone.objects.all())


@pytest.mark.usefixtures("_loaded")
def test_cornerstone_says_what_it_feels_like(client):
    page = _page(client, "/cornerstones/communicate/")
    assert page.count("People ask what you think.") == 1


def test_pages_stand_before_anything_is_loaded(client):
    assert "The cornerstones are not here yet." in _page(client, "/cornerstones/")
    assert "Nothing is here yet." in _page(client, "/what-co-production-means/")


@pytest.mark.usefixtures("_loaded")
def test_agreement_marks_are_explained_and_are_not_stars(client):
    page = _page(client, "/what-co-production-means/")
    assert "Partners in the room put a mark beside words that they agreed with." in page
    assert "these marks are not the stars" in page
    assert "The most agreed has 11 agreement marks." in page


@pytest.mark.usefixtures("_loaded")
def test_agreement_stands_beside_its_phrase(client):
    page = _page(client, "/what-co-production-means/")
    assert (
        '<mark class="agreed">Bringing people in at the very beginning</mark> '
        '<span class="agreement">2 agreement marks</span> – and '
        '<mark class="agreed">building the support that the work needs.</mark> '
        '<span class="agreement">1 agreement mark</span>'
    ) in page


@pytest.mark.usefixtures("_loaded")
def test_open_questions_are_visible(client):
    page = _page(client, "/what-co-production-means/")
    assert [page.count(f">{question.text}</h3>") for question in OpenQuestion.objects.all()] == [1, 1, 1, 1]
    assert page.count("No answer yet.</p>") == 4


def test_event_without_marks_says_nothing_of_the_most_agreed(client):
    event = Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))
    Statement.objects.create(event=event, order=1, text="We row.")
    page = _page(client, "/what-co-production-means/")
    assert [words in page for words in ("We row.", "The most agreed", "What several partners", "still open")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_words_are_shown_as_text(client):
    event = Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))
    Statement.objects.create(event=event, order=1, text="<b>Row</b> & sing")
    assert "&lt;b&gt;Row&lt;/b&gt; &amp; sing" in _page(client, "/what-co-production-means/")


@pytest.mark.parametrize("number", [1, 3])
def test_what_it_means_asks_seven_questions_of_the_database(client, django_assert_num_queries, number):
    event = Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))
    for order in range(number):
        statement = Statement.objects.create(event=event, order=order, text=f"We row {order}.")
        AgreementMark.objects.create(statement=statement, count=2)
        OpenQuestion.objects.create(event=event, order=order, text=f"Why {order}?")
    with django_assert_num_queries(7 + EVERY_PAGE):
        client.get("/what-co-production-means/")


@pytest.mark.parametrize("number", [1, 3])
def test_cornerstones_ask_one_question_of_the_database(client, django_assert_num_queries, number):
    _stones(number)
    with django_assert_num_queries(1 + EVERY_PAGE):
        client.get("/cornerstones/")


@pytest.mark.parametrize("number", [1, 3])
def test_cornerstone_asks_three_questions_of_the_database(client, django_assert_num_queries, number):
    _stones(number)
    with django_assert_num_queries(3 + EVERY_PAGE):
        client.get("/cornerstones/stone-0/")


EVERY_PAGE = 2  # contact points and the words of the blocks that stand on every page


def _stones(number):
    for order in range(number):
        stone = Cornerstone.objects.create(slug=f"stone-{order}", name=f"Stone {order}", order=order, summary="Firm.")
        Indicator.objects.bulk_create(Indicator(cornerstone=stone, order=one, text="Hard.") for one in range(number))
