from datetime import date

import pytest
from django.http import Http404

from cornerstones.models import Cornerstone
from priorities.models import DevelopmentPoint, Priority, StarRound
from priorities.selectors import public as selectors

pytestmark = pytest.mark.django_db


@pytest.fixture
def stone(db):
    return Cornerstone.objects.create(slug="communicate", name="Communicate", order=3, summary="Ask and listen.")


@pytest.fixture
def star_round(db):
    return StarRound.objects.create(
        slug="boat-day", name="Boat day", threshold=3, state="published", recorded=True, closed_on=date(2026, 5, 2)
    )


@pytest.fixture
def add(stone, star_round):
    """Return a function that adds a priority with so many stars, to this round and cornerstone or to others."""

    def make(slug, order=1, **fields):
        row = {"round": star_round, "cornerstone": stone, "strength": slug.capitalize()} | fields
        return Priority.objects.create(slug=slug, order=order, **row)

    return make


def _slugs(groups):
    return [(group.cornerstone.slug, [priority.slug for priority in group.priorities]) for group in groups]


def test_two_are_hidden_from_focus_three_shown_and_none_deleted(add):
    for order, stars in enumerate((5, 2, 3, 4, 0)):
        add(f"stars-{stars}", order, stars=stars)
    page = selectors.priorities_page()
    assert _slugs(page.focus) == [("communicate", ["stars-5", "stars-3", "stars-4"])]
    assert _slugs(page.others) == [("communicate", ["stars-2", "stars-0"])]
    assert (page.number_in_focus, page.number_of_others) == ("3 priorities", "2 other priorities")
    assert Priority.objects.count() == 5


def test_threshold_is_the_rounds_own(add, star_round):
    add("four", stars=4)
    StarRound.objects.update(threshold=5)
    page = selectors.priorities_page()
    assert (_slugs(page.focus), _slugs(page.others)) == ([], [("communicate", ["four"])])
    assert page.round.threshold == "5 stars"


def test_unknown_exact_number_counts_by_what_is_known(add):
    add("known-to-be-three", 1, stars_at_least=3)
    add("known-to-be-two", 2, stars_at_least=2)
    add("not-known", 3)
    page = selectors.priorities_page()
    assert _slugs(page.focus) == [("communicate", ["known-to-be-three"])]
    assert _slugs(page.others) == [("communicate", ["known-to-be-two", "not-known"])]


def test_groups_stand_in_the_order_of_the_cornerstones(add):
    first = Cornerstone.objects.create(slug="welcome-and-care", name="Welcome and care", order=1, summary="Warm.")
    add("talk", 1, stars=3)
    add("smile", 2, stars=3, cornerstone=first)
    add("tea", 1, stars=3, cornerstone=first)
    assert _slugs(selectors.priorities_page().focus) == [
        ("welcome-and-care", ["tea", "smile"]),
        ("communicate", ["talk"]),
    ]


@pytest.mark.parametrize(
    ("stars", "stars_at_least", "words"),
    [
        (1, None, "1 star"),
        (12, None, "12 stars"),
        (0, None, "0 stars"),
        (None, 3, "3 or more stars (exact number not published)"),
        (None, None, "Number of stars not published"),
    ],
)
def test_stars_are_never_said_more_exactly_than_they_are_known(stars, stars_at_least, words):
    assert selectors.stars_in_words(stars=stars, stars_at_least=stars_at_least) == words


@pytest.mark.parametrize(
    ("fields", "drawn"), [({"stars": 2}, 2), ({"stars_at_least": 3}, 3), ({}, 0), ({"stars": 40}, 10)]
)
def test_only_known_stars_are_drawn(add, fields, drawn):
    add("talk", **fields)
    assert len(selectors.priority_page("talk").priority.drawn) == drawn


def test_latest_published_round_with_priorities_is_shown(add, star_round):
    add("talk", stars=3)
    StarRound.objects.create(slug="open", name="Open", closed_on=None)
    StarRound.objects.create(slug="empty", name="Empty", state="published", recorded=True, closed_on=date(2026, 8, 1))
    assert selectors.latest_round() == star_round


def test_nothing_is_shown_before_a_round_is_published(add):
    add("talk", round=StarRound.objects.create(slug="winter", name="Winter"), stars=3)
    assert selectors.priorities_page().round is None
    with pytest.raises(Http404):
        selectors.priority_page("talk")


def test_priority_page_has_all_its_development_points(add):
    priority = add("talk", stars=2)
    for order, text in ((2, "Second."), (1, "First.")):
        DevelopmentPoint.objects.create(priority=priority, order=order, text=text)
    page = selectors.priority_page("talk")
    assert page.priority.development_points == ("First.", "Second.")
    assert (page.cornerstone.name, page.in_focus, page.round.threshold) == ("Communicate", False, "3 stars")
