from collections import Counter

import pytest

from cornerstones.services import load_starting_data as load_cornerstones
from priorities.models import DevelopmentPoint, Priority, StarRound
from priorities.services import load_starting_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cornerstones(db):
    load_cornerstones()


def _everything():
    return [list(model.objects.order_by("pk").values()) for model in (StarRound, Priority, DevelopmentPoint)]


def test_priorities_stand_under_their_cornerstones():
    assert load_starting_data() == 14
    assert Counter(Priority.objects.values_list("cornerstone__slug", flat=True)) == {
        "welcome-and-care": 4,
        "value-and-include": 3,
        "communicate": 2,
        "work-in-partnership": 4,
    }


def test_each_priority_has_one_or_more_development_points():
    load_starting_data()
    points = [priority.development_points.count() for priority in Priority.objects.order_by("pk")]
    assert points == [1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 2]


def test_fixture_has_no_invented_counts():
    load_starting_data()
    assert set(Priority.objects.values_list("stars", "stars_at_least")) == {(None, 3)}


def test_loading_twice_changes_nothing():
    load_starting_data()
    before = _everything()
    assert load_starting_data() == 0
    assert _everything() == before


def test_loading_again_keeps_what_people_changed():
    load_starting_data()
    Priority.objects.filter(slug="staff-wellbeing").update(strength="Ours now", slug="ours-now")
    before = _everything()
    load_starting_data()
    assert _everything() == before
