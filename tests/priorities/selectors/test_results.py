from datetime import timedelta

import pytest
from django.http import Http404

from lib import clock
from priorities.enums import Voice
from priorities.selectors import results as selectors
from priorities.services import rounds
from tests.priorities import factories as make
from tests.priorities import held

pytestmark = pytest.mark.django_db


def test_turnout_is_said_without_small_numbers_of_families():
    star_round = held.opened({"School 1": {"p-1": 1}, "School 2": {}})
    make.organisation("School 3")
    held.choose(star_round, Voice.PARENT_CARERS, ["p-1"] * 13)
    held.choose(star_round, Voice.YOUNG_PEOPLE, ["p-1"] * 9)
    assert selectors.turnout(star_round) == (
        ("Partner organisations", "2 of 2 organisations confirmed"),
        ("Parent carers", "about 15 chose"),
        ("Young people", "fewer than 10 so far"),
    )


def test_change_of_mind_is_no_second_organisation_and_nobody_is_few_too():
    star_round = held.opened({"School 1": {"p-1": 1}})
    held.give(star_round, "School 1", {"p-2": 1})
    assert [words for _who, words in selectors.turnout(star_round)] == [
        "1 of 1 organisation confirmed",
        "fewer than 8 so far",
        "fewer than 10 so far",
    ]


def test_turnout_without_families_names_none():
    assert [who for who, _words in selectors.turnout(make.opened(with_families=False))] == ["Partner organisations"]


def test_newest_round_is_first_and_drafts_are_unknown():
    held.published(make.opened(name="Spring"))
    make.opened()
    make.draft(name="Winter")
    assert [(each.slug, each.state) for each in selectors.rounds_known()] == [
        ("autumn", "Open now"),
        ("spring", "Result published"),
    ]
    with pytest.raises(Http404):
        selectors.known_round("winter")


def test_round_whose_time_is_over_is_being_checked():
    star_round = make.opened()
    with clock.set_to(star_round.closes_at + timedelta(seconds=1)):
        (listed,) = selectors.rounds_known()
    assert (listed.state, listed.open) == ("Being checked", False)


def test_heads_stand_newest_first_in_groups():
    star_round = held.opened({"School 1": {"p-1": 1}})
    rounds.publish_head(star_round=star_round)
    (head,) = selectors.heads(star_round)
    assert (len(head.groups), "".join(head.groups)) == (8, head.head)
