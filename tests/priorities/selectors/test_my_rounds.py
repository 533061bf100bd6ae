"""The rounds of an organisation, in order and with how its stars stand."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from lib import clock
from priorities.selectors.my_rounds import my_rounds, waiting_for
from priorities.services import rounds, stars
from tests.conftest import make_user
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db

TOR = "Tor View School"


@pytest.fixture
def lead(db):
    return make.partner_of(TOR)


def _open(name, days=7):
    return make.opened(name=name, priorities=2, closes_at=clock.now() + timedelta(days=days))


def _give(star_round, lead, number, *, confirm=False, seen=0):
    slug, seat = star_round.priorities.first().slug, make.seat_of(star_round)
    stars.prepare_stars(seat=seat, by=lead, choices={slug: number}, seen_version=seen)
    if confirm:
        stars.confirm_stars(seat=seat, by=lead, seen_version=seen + 1)


def _statuses(lead):
    return [(each.name, each.status, each.given) for each in my_rounds(lead).rounds]


def test_each_way_in_which_stars_can_stand_has_its_words(lead):
    _open("Empty", 1)
    _give(_open("Prepared", 2), lead, 2)
    _give(_open("Sure", 3), lead, 5, confirm=True)
    changed = _open("Changed", 4)
    _give(changed, lead, 5, confirm=True)
    _give(changed, lead, 1, seen=1)
    assert _statuses(lead) == [
        ("Empty", "No star given yet", "0 of 5 stars"),
        ("Prepared", "Not confirmed yet", "2 of 5 stars"),
        ("Sure", "Confirmed", "5 of 5 stars"),
        ("Changed", "Changed since it was confirmed", "1 of 5 stars"),
    ]


def test_open_ones_come_first_then_those_to_come_then_those_that_are_over(lead):
    for name, confirm in (("Older", True), ("Newer", False)):
        star_round = _open(name)
        _give(star_round, lead, 3, confirm=confirm)
        with clock.set_to(clock.now() + timedelta(hours=1 if name == "Older" else 2)):
            rounds.close_round(star_round=star_round, by=make.editor())
    make.draft(name="Soon", opens_at=clock.now() + timedelta(days=2))
    _open("Now")
    assert _statuses(lead) == [
        ("Now", "No star given yet", "0 of 5 stars"),
        ("Soon", "Not open yet", "0 of 5 stars"),
        ("Newer", "Closed: nothing confirmed", "0 of 5 stars"),
        ("Older", "Closed: your stars counted", "3 of 5 stars"),
    ]


def test_round_whose_time_is_over_is_closed_before_anybody_closes_it(lead):
    star_round = _open("Late")
    with clock.set_to(star_round.closes_at):
        assert _statuses(lead) == [("Late", "Closed: nothing confirmed", "0 of 5 stars")]
        assert waiting_for(lead).number == 0


def test_rounds_without_a_seat_of_the_organisation_are_not_there(lead):
    make.opened(organisations=("Other Trust",))
    assert (my_rounds(lead).organisation, my_rounds(lead).rounds, waiting_for(lead).number) == (TOR, (), 0)


def test_somebody_without_organisation_has_no_rounds():
    _open("Now")
    alone = make_user("Alone", Role.PARTNER)
    assert (my_rounds(alone).organisation, my_rounds(alone).rounds, waiting_for(alone).number) == ("", (), 0)


def test_what_waits_is_every_open_round_that_is_not_confirmed_as_it_stands(lead):
    _give(_open("Sure", 1), lead, 1, confirm=True)
    first = _open("First", 2)
    _open("Second", 3)
    waits = waiting_for(lead)
    assert (waits.number, waits.closes_at) == (2, first.closes_at)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_stay_the_same_however_many_rounds(lead, number, django_assert_num_queries):
    for each in range(number):
        _give(_open(f"Round {each}"), lead, 1, confirm=True)
    with django_assert_num_queries(4):
        my_rounds(lead)
