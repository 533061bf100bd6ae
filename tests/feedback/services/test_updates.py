"""What happened since an answer was published (PC-14, PR-02), and its version for children (CY-12)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from feedback.enums import HowFar, Outcome
from feedback.forms.updates import UpdateForm
from feedback.models import ResponseUpdate
from feedback.selectors.promises import last_day_to_promise
from feedback.services.reports_about_me import report_answer
from feedback.services.responding import AnswerRefused
from feedback.services.updates import add_child_version, add_update
from lib import clock
from lib.codes import new_token
from tests.feedback import factories as make


def update(response, by, **changes):
    wanted = {"progress": HowFar.DONE, "text": "The letters go out in time.", "due_on": None, "key": new_token()}
    return add_update(response=response, by=by, **(wanted | changes))


@pytest.fixture
def answer(db):
    return make.answered()


def test_add_update_keeps_who_when_and_how_far(answer, responder):
    made = update(answer, responder, text="  We sent them.\r\n ")
    assert (made.progress, made.text, made.by, made.due_on) == (HowFar.DONE, "We sent them.", responder, None)
    assert list(answer.updates.all()) == [made]


def test_the_same_form_makes_one_update(answer, responder):
    key = new_token()
    assert len({update(answer, responder, key=key) for _ in range(3)}) == 1


def test_what_is_late_has_a_new_day_that_has_not_passed(answer, responder):
    for due_on in (None, clock.today() - timedelta(days=1)):
        with pytest.raises(AnswerRefused, match="Enter the new date"):
            update(answer, responder, progress=HowFar.LATE, due_on=due_on)
    later = clock.today() + timedelta(days=90)
    assert update(answer, responder, progress=HowFar.LATE, due_on=later).due_on == later


def test_only_what_is_late_moves_the_day(answer, responder):
    assert update(answer, responder, progress=HowFar.UNDER_WAY, due_on=clock.today()).due_on is None


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_update_says_something(text, answer, responder):
    with pytest.raises(AnswerRefused, match="Enter what happened"):
        update(answer, responder, text=text)


def test_only_published_answers_that_are_not_hidden_are_updated(answer, responder):
    with pytest.raises(AnswerRefused, match="not published yet"):
        update(make.draft(), responder)
    report_answer(reference=answer.reference, key=new_token())
    with pytest.raises(AnswerRefused, match="hidden"):
        update(answer, responder)


def test_only_a_responder_updates(answer, cast):
    for who, user in cast.items():
        if who != "responder":
            with pytest.raises(PermissionDenied):
                update(answer, user)
            with pytest.raises(PermissionDenied):
                add_child_version(response=answer, by=user, text="Hello.")


def test_postgresql_keeps_an_update(answer, responder):
    made = update(answer, responder)
    for change in (lambda: ResponseUpdate.objects.filter(pk=made.pk).update(text="Other"), made.delete):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            change()


def test_child_version_is_added_once(answer, responder):
    for _twice in range(2):
        add_child_version(response=answer, by=responder, text=" Your letters will come sooner. ")
    answer.refresh_from_db()
    assert answer.child_version == "Your letters will come sooner."
    with pytest.raises(AnswerRefused, match="added the version for children already"):
        add_child_version(response=answer, by=responder, text="Other words.")


def test_child_version_says_something_of_a_published_answer(answer, responder):
    with pytest.raises(AnswerRefused, match="Enter the version"):
        add_child_version(response=answer, by=responder, text=" ")
    with pytest.raises(AnswerRefused, match="not published yet"):
        add_child_version(response=make.draft(), by=responder, text="Hello.")


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_once_make_one_update():
    by = make.person(Role.RESPONDER)
    for _round in range(4):
        response, key, start = make.answered(), new_token(), Barrier(8)

        def press(_number, response=response, key=key, start=start):
            try:
                start.wait()
                return update(response, by, key=key)
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as threads:
            made = set(threads.map(press, range(8)))
        assert (len(made), response.updates.count()) == (1, 1)


def test_new_day_is_not_more_than_five_years_ahead(answer, responder):
    with pytest.raises(AnswerRefused, match="within the next 5 years"):
        update(answer, responder, progress=HowFar.LATE, due_on=last_day_to_promise() + timedelta(days=1))
    assert update(answer, responder, progress=HowFar.LATE, due_on=last_day_to_promise()).due_on == last_day_to_promise()


@pytest.mark.parametrize("outcome", [Outcome.CANNOT, Outcome.DISAGREE, Outcome.DID])
def test_only_what_fits_the_outcome_is_said_of_it(outcome, responder):
    answer = make.answered(outcome=outcome, reason="No money.", evidence="See the page.", due_on=None)
    fits = {HowFar.UNDER_WAY} | ({HowFar.DONE, HowFar.STOPPED} if outcome == Outcome.DID else set())
    for progress in HowFar:
        if progress in fits:
            assert update(answer, responder, progress=progress, due_on=clock.today()).progress == progress
        else:
            with pytest.raises(AnswerRefused):
                update(answer, responder, progress=progress, due_on=clock.today())


def test_form_offers_only_what_fits_the_outcome():
    offered = {
        outcome: [value for value, _label in UpdateForm(outcome=outcome).fields["progress"].choices]
        for outcome in Outcome
    }
    assert offered == {
        "did": ["under-way", "done", "stopped"],
        "will": ["under-way", "done", "late", "stopped"],
        "cannot": ["under-way"],
        "disagree": ["under-way"],
    }
    assert "due_on" not in UpdateForm(outcome=Outcome.CANNOT, open_again=True).fields
