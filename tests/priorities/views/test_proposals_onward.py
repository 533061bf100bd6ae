"""The report editor takes proposals into a round, or into the shared understanding."""

import re
from datetime import date

import pytest

from cornerstones.models import Event, Statement
from priorities.models import Priority
from priorities.services import proposals_onward
from tests.priorities import factories as make
from tests.priorities.proposed import listed, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db
ONWARD = "/priorities/proposals/onward/"
INTO = "/rounds/autumn/priorities/proposals/"


def says(response, words):
    return words in re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def desk(signed_in):
    return signed_in(make.editor())


@pytest.fixture
def event():
    return Event.objects.create(slug="e", name="Cornerstones event", held_on=date(2025, 3, 4))


def test_empty_page_says_what_to_do_first(desk):
    assert (says(desk.get(ONWARD), "No round is being prepared."), says(desk.get(ONWARD), "None is on the list.")) == (
        True,
        True,
    )


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_number_of_questions(desk, number, django_assert_num_queries):
    star_round = make.draft()
    for each in range(number):
        one = listed(priority_words(f"Priority {each}"))
        proposals_onward.put_in_round(star_round=star_round, proposals=[one], by=make.editor())
        listed(statement_words(f"Statement {each}"))
    with django_assert_num_queries(11):
        page = desk.get(ONWARD)
    assert [len(part) for part in (page.context["page"].priorities, page.context["page"].statements)] == [number] * 2
    assert says(page, "In the round “Autumn”.")


def test_chosen_ones_go_into_the_round(desk):
    make.draft()
    wanted, left = listed(priority_words("Wanted")), listed(priority_words("Left"))
    page = desk.post(INTO, {"chosen": [wanted.reference]}, follow=True)
    assert (says(page, "1 proposal put in the round."), says(page, "list of proposals")) == (True, True)
    assert list(Priority.objects.exclude(proposal=None).values_list("strength", flat=True)) == ["Wanted"]
    assert [one.reference for one in desk.get(INTO).context["offered"]] == [left.reference]


@pytest.mark.parametrize("chosen", [[], ["nothing"], ["x" * 10_000]])
def test_odd_choice_is_asked_again(desk, chosen):
    make.draft()
    listed()
    page = desk.post(INTO, {"chosen": chosen})
    assert (page.status_code, says(page, "There is a problem")) == (200, True)


def test_round_with_nothing_to_put_in_says_so(desk):
    make.draft()
    proposed()
    assert says(desk.get(INTO), "There is no proposal to put in.")


def test_open_round_takes_none(desk):
    make.opened()
    one = listed()
    assert desk.get(INTO).headers["Location"] == "/rounds/autumn/priorities/"
    assert says(desk.post(INTO, {"chosen": [one.reference]}), "This round has opened")
    assert not Priority.objects.exclude(proposal=None).exists()


def test_same_words_in_the_round_are_said_on_the_form(desk):
    make.draft()
    one = listed(priority_words("P 3", "Something else"))
    page = desk.post(INTO, {"chosen": [one.reference]})
    assert says(page, "“P 3”: This strength is in the round already.")


def test_draft_offers_the_proposals(desk):
    make.draft()
    assert says(desk.get("/rounds/autumn/priorities/"), f'href="{INTO}"')


def test_statement_goes_into_the_understanding_and_out(desk, event):
    one = listed(statement_words("Families hear back"))
    share = f"/priorities/proposals/{one.reference}/understanding/"
    for _ in "ab":
        page = desk.post(share, {"event": "e"}, follow=True)
    assert says(page, "It stands with the statements of “Cornerstones event”")
    assert list(event.statements.values_list("text", flat=True)) == ["Families hear back"]
    page = desk.post(f"{share}out/", follow=True)
    assert (says(page, "It is a proposal on the list again"), Statement.objects.count()) == (True, 0)


@pytest.mark.parametrize("chosen", ["", "nothing"])
def test_odd_event_is_asked_again(desk, event, chosen):
    one = listed(statement_words())
    page = desk.post(f"/priorities/proposals/{one.reference}/understanding/", {"event": chosen})
    assert (says(page, "There is a problem"), Statement.objects.count()) == (True, 0)


def test_words_that_stand_there_already_are_said_on_the_form(desk, event):
    Statement.objects.create(event=event, order=1, text="Families hear back")
    one = listed(statement_words("Families hear back"))
    page = desk.post(f"/priorities/proposals/{one.reference}/understanding/", {"event": "e"})
    assert says(page, "stand in “Cornerstones event” already")


def test_priority_or_waiting_one_has_no_such_page(desk):
    for one in (listed(), proposed(statement_words())):
        assert desk.get(f"/priorities/proposals/{one.reference}/understanding/").status_code == 404
        assert desk.post(f"/priorities/proposals/{one.reference}/understanding/out/").status_code == 404
