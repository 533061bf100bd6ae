"""A priority of a round that is being prepared is said in other words; nothing typed is lost."""

import re

import pytest

from priorities.models import Priority
from priorities.services import contents, rounds
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db
PAGE = "/rounds/autumn/priorities/p-1/change/"
SAID = {"cornerstone": "communicate", "strength": "People ring back.", "points": "Nobody rings.\nNobody writes."}


@pytest.fixture
def desk(signed_in):
    make.draft()
    return signed_in(make.editor())


def seen_on(response):
    return re.search(r'name="seen" value="([^"]*)"', response.content.decode())[1]


def words(response):
    return " ".join(response.content.decode().split())


def said(slug="p-1"):
    found = Priority.objects.get(slug=slug)
    return found.cornerstone.slug, found.strength, [point.text for point in found.development_points.all()]


def test_priority_is_said_in_other_words_under_another_cornerstone(desk):
    page = desk.get(PAGE)
    assert ("P 1" in words(page), "Change 1" in words(page)) == (True, True)
    answer = desk.post(PAGE, {**SAID, "seen": seen_on(page)})
    assert answer.headers["Location"] == "/rounds/autumn/priorities/"
    assert said() == ("communicate", "People ring back.", ["Nobody rings.", "Nobody writes."])
    assert desk.post(PAGE, {**SAID, "seen": seen_on(page)}).status_code == 302  # the same again
    assert said()[1] == "People ring back."


def test_the_list_leads_to_it_only_while_the_round_is_prepared(desk):
    assert PAGE in words(desk.get("/rounds/autumn/priorities/"))
    rounds.open_round(star_round=Priority.objects.get(slug="p-1").round, by=make.editor())
    assert PAGE not in words(desk.get("/rounds/autumn/priorities/"))
    assert desk.get(PAGE).headers["Location"] == "/rounds/autumn/priorities/"
    late = desk.post(PAGE, {**SAID, "seen": ""})
    assert "This round has opened" in words(late)
    assert ("People ring back." in words(late), said()[1]) == (True, "P 1")


def test_what_somebody_else_wrote_meanwhile_is_shown_and_saved_over_only_then(desk):
    seen = seen_on(desk.get(PAGE))
    mine = Priority.objects.get(slug="p-1")
    contents.change_priority(
        priority=mine, by=make.editor(), cornerstone=mine.cornerstone, strength="Theirs.", development_points=["It."],
        seen=seen,
    )  # fmt: skip
    page = desk.post(PAGE, {**SAID, "seen": seen})
    assert "Somebody else changed this priority while you wrote." in words(page)
    assert ("Theirs." in words(page), "People ring back." in words(page), said()[1]) == (True, True, "Theirs.")
    desk.post(PAGE, {**SAID, "seen": seen_on(page)})
    assert said()[1] == "People ring back."


def test_it_does_not_say_what_another_one_says(desk):
    other = Priority.objects.get(slug="p-2")
    taken = {"cornerstone": other.cornerstone.slug, "strength": other.strength, "points": "It."}
    page = desk.post(PAGE, {**taken, "seen": seen_on(desk.get(PAGE))})
    assert ("Another priority of this round says the same." in words(page), said()[1]) == (True, "P 1")


def test_one_that_is_not_in_this_round_is_404(desk):
    make.draft(name="Winter")
    for path in ("/rounds/winter/priorities/p-1/change/", "/rounds/autumn/priorities/none/change/"):
        assert [desk.get(path).status_code, desk.post(path, SAID).status_code] == [404, 404]
