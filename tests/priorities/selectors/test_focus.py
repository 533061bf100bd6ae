from datetime import date

import pgtrigger
import pytest

from priorities.models import DevelopmentPoint, Priority
from priorities.selectors.focus import InFocus, focus_of_latest_round
from tests.priorities import held

pytestmark = pytest.mark.django_db


def test_nothing_is_handed_on_before_a_round_is_published():
    held.closed(held.opened({"School 1": {"p-1": 5}}))
    assert focus_of_latest_round() is None


def test_focus_list_of_the_latest_round_is_handed_on():
    star_round = held.published(held.opened({"School 1": {"p-3": 3, "p-1": 2}}))
    focus = focus_of_latest_round()
    assert (focus.round_slug, focus.round_name, focus.closed_on) == ("autumn", "Autumn", star_round.closed_on)
    pk = star_round.priorities.get(slug="p-3").pk
    assert focus.priorities == (InFocus(pk, "p-3", "P 3", ("Change 3",), "3 stars", "Communicate", "communicate"),)


@pytest.mark.parametrize("number", [1, 3])
def test_focus_list_asks_three_questions_of_the_database(django_assert_num_queries, number):
    star_round = held.published(held.opened({"School 1": {"p-1": 3}}))
    for order in range(number):
        row = {"cornerstone": star_round.priorities.first().cornerstone, "strength": f"S {order}", "order": 10 + order}
        with pgtrigger.ignore():
            more = Priority.objects.create(round=star_round, slug=f"s-{order}", stars=9, **row)
            DevelopmentPoint.objects.create(priority=more, order=1, text="It.")
    with django_assert_num_queries(3):
        assert len(focus_of_latest_round().priorities) == number + 1


def test_write_up_without_exact_numbers_is_handed_on_as_it_is_known():
    star_round = held.published(held.opened({"School 1": {"p-1": 3}}))
    type(star_round).objects.create(
        slug="old", name="Old", state="published", recorded=True, closed_on=date(2999, 1, 1)
    )
    old = type(star_round).objects.get(slug="old")
    stone = star_round.priorities.first().cornerstone
    Priority.objects.create(round=old, slug="old-1", cornerstone=stone, order=1, strength="Old", stars_at_least=3)
    assert [each.stars for each in focus_of_latest_round().priorities] == [
        "3 or more stars (exact number not published)"
    ]
