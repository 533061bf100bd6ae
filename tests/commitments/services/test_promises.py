"""A published round hands its focus list to the council, which says what it promised about each priority."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from commitments.models import PromiseForPriority
from commitments.selectors.focus import handed_over, how_many_wait, promised_for
from commitments.services.promises import ChosenMeanwhile, NoSuchPromise, NotOnTheList, choose_promises
from feedback.enums import Outcome
from feedback.services.reports_about_me import put_it_back, report_answer
from lib.codes import new_token
from priorities.models import Priority
from priorities.services import contents
from tests.commitments.joining import council, join
from tests.feedback import factories as make
from tests.priorities import factories as rounds_made
from tests.priorities import held as rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def result():
    return rounds.published(rounds.opened({"School 1": {"p-1": 3, "p-3": 2}, "School 2": {"p-3": 4}}))


def promised():
    return {item.priority.slug: [each.reference for each in item.promises] for item in handed_over().items}


def test_nothing_is_handed_over_before_a_result_is_public():
    rounds.closed(rounds.opened({"School 1": {"p-1": 3}}))
    assert (handed_over(), how_many_wait()) == (None, 0)


def test_the_whole_focus_list_waits_once_the_result_is_public(result):
    focus = handed_over()
    assert (focus.round_slug, focus.since, how_many_wait()) == ("autumn", result.closed_on, 2)
    assert [(stone.slug, [item.priority.slug for item in stone.items]) for stone in focus.cornerstones] == [
        ("welcome-and-care", ["p-1"]),
        ("communicate", ["p-3"]),
    ]


def test_promises_are_chosen_changed_and_taken_away_with_history(result):
    first, second = make.answered(), make.answered()
    join("p-1", first, second)
    assert ({*promised()["p-1"]}, how_many_wait()) == ({first.reference, second.reference}, 1)
    join("p-1", second)
    assert promised() == {"p-1": [second.reference], "p-3": []}
    history = PromiseForPriority.pgh_event_model.objects.order_by("pk").values_list("response__reference", flat=True)
    assert {*history} == {first.reference, second.reference}


def test_the_same_again_changes_nothing(result):
    made = make.answered()
    join("p-1", made)
    row = PromiseForPriority.objects.get()
    choose_promises(slug="p-1", by=council(), references=[made.reference], seen=[])
    assert PromiseForPriority.objects.get() == row


def test_what_is_not_public_any_more_leaves_and_comes_back_unharmed(result, cast):
    made, other = make.answered(), make.answered()
    join("p-1", made)
    report = report_answer(reference=made.reference, key=new_token())
    assert promised()["p-1"] == []
    join("p-1", other)
    put_it_back(report=report, by=cast["council_moderator"], note="Nobody can be told.")
    assert {*promised()["p-1"]} == {made.reference, other.reference}


@pytest.mark.parametrize("what", ["draft", "done", "none"])
def test_only_public_promises_are_taken(what, result):
    made = {
        "draft": lambda: make.draft().reference,
        "done": lambda: make.answered(outcome=Outcome.DID, evidence="A page.", due_on=None).reference,
        "none": lambda: "DEV-NONE-0000",
    }[what]()
    with pytest.raises(NoSuchPromise, match=made):
        choose_promises(slug="p-1", by=council(), references=[made], seen=[])
    assert not PromiseForPriority.objects.exists()


def test_what_a_colleague_chose_meanwhile_is_not_overwritten(result):
    first, second = make.answered(), make.answered()
    join("p-1", first)
    with pytest.raises(ChosenMeanwhile):
        choose_promises(slug="p-1", by=council(), references=[second.reference], seen=[])
    assert promised()["p-1"] == [first.reference]


def test_only_a_published_focus_list_takes_promises(result):
    made = make.answered().reference
    rounds_made.opened(name="Winter", organisations=("School 1",))
    for slug in ("p-2", "p-1-2", "none"):
        with pytest.raises(NotOnTheList):
            choose_promises(slug=slug, by=council(), references=[made], seen=[])


@pytest.mark.parametrize("role", ["moderator", "partner", "report_editor", "administrator"])
def test_only_who_answers_for_the_council_chooses(role, result, cast):
    with pytest.raises(PermissionDenied):
        choose_promises(slug="p-1", by=cast[role], references=[], seen=[])


def test_a_priority_that_is_carried_over_keeps_what_was_promised(result):
    made = make.answered()
    join("p-1", made)
    later = rounds_made.draft(name="Winter", priorities=0, previous=result)
    contents.carry_over(star_round=later, by=rounds_made.editor())
    carried = Priority.objects.get(round=later, carried_from__slug="p-1")
    found = promised_for([carried.pk])
    assert [each.reference for each in found[carried.pk]] == [made.reference]


@pytest.mark.parametrize("number", [1, 3])
def test_the_questions_to_the_database_do_not_grow(django_assert_num_queries, number):
    rounds.published(rounds.opened({f"School {each}": {f"p-{each + 1}": 3} for each in range(number)}))
    join("p-1", *(make.answered() for _each in range(number)))
    with django_assert_num_queries(11):
        handed_over()


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_choice_stands(result):
    made = [make.answered().reference for _each in range(8)]
    by = council()

    def choose(reference):
        try:
            choose_promises(slug="p-1", by=by, references=[reference], seen=[])
        except ChosenMeanwhile:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(choose, made)) == 1
    assert PromiseForPriority.objects.count() == 1
