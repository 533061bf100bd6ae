"""Families open an answer again; only words to everybody close it (PR-13)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from feedback.answers import Answers
from feedback.enums import HowFar
from feedback.models import LookAgain, Reopening, Submission
from feedback.selectors.answers import answer as as_read
from feedback.selectors.answers import promises
from feedback.selectors.reopening import open_again
from feedback.selectors.status import status_of
from feedback.selectors.waiting import answer_due_on
from feedback.selectors.writer import asked_about
from feedback.services import sending
from feedback.services.impact import NotAnswered
from feedback.services.reopening import ask_to_look_again
from feedback.services.responding import AnswerRefused
from feedback.services.updates import add_update
from lib import clock
from lib.codes import new_token
from lib.due import in_full
from tests.feedback import factories as make
from tests.feedback.answering import corrected

pytestmark = pytest.mark.django_db


def told():
    """Return a published experience and the hash of its writer's code."""
    receipt = sending.send(answers=Answers(needs_change="Letters come late."), token=new_token())
    submission = Submission.objects.get(reference=receipt.reference)
    make.publish(submission)
    return submission, submission.receipt_code.code_hash


def ask(answer, code_hash):
    return ask_to_look_again(code_hash=code_hash, response_reference=answer.reference)


def say(answer, by, progress=HowFar.AGAIN, **changes):
    wanted = {"text": "We looked again.", "due_on": None, "key": new_token()} | changes
    return add_update(response=answer, by=by, progress=progress, **wanted)


@pytest.fixture
def writer():
    return told()


@pytest.fixture
def answer(writer):
    return make.answered(writer[0])


def test_a_wish_opens_the_answer_with_a_clock_of_its_own(answer, writer):
    ask(answer, writer[1])
    waits = open_again()
    assert [(one.reference, one.due_on) for one in waits] == [(answer.reference, answer_due_on(clock.today()))]
    assert as_read(answer.reference).open_again == "Open again: somebody asked us to look again"


def test_several_wishes_are_one_reopening_and_each_writer_asks_once(responder):
    (first, code), (second, other) = told(), told()
    answer = make.answered(first, second)
    for each in (code, other, code):
        ask(answer, each)
    assert (Reopening.objects.count(), LookAgain.objects.count()) == (1, 2)
    say(answer, responder)
    assert open_again() == ()


def test_the_same_writer_may_ask_again_after_each_new_word_of_the_council(answer, writer, responder):
    for number, progress in enumerate((HowFar.AGAIN, HowFar.UNDER_WAY, HowFar.AGAIN), 1):
        ask(answer, writer[1])
        ask(answer, writer[1])
        assert asked_about(writer[1], answer.reference).asked_again is True
        assert (len(open_again()), LookAgain.objects.count()) == (1, number)
        say(answer, responder, progress)
        assert (open_again(), asked_about(writer[1], answer.reference).asked_again) == ((), False)


def test_status_says_that_the_council_looks_again_and_when_it_answered_first(writer, responder):
    with clock.set_to(clock.now() - timedelta(days=30)):
        answer, day = make.answered(writer[0]), clock.today()
    say(answer, responder, HowFar.DONE)
    answered = status_of(writer[1])
    assert (answered.headline, answered.tone) == ("The council answered", "done")
    assert [step.when for step in answered.steps if step.title == "The council answered"] == [in_full(day)]
    ask(answer, writer[1])
    again = status_of(writer[1])
    assert (again.headline, again.tone) == ("The council is looking again", "doing")
    say(answer, responder)
    assert status_of(writer[1]).headline == "The council answered"


def test_what_was_done_is_open_until_the_council_says_something(answer, writer, responder):
    say(answer, responder, HowFar.DONE)
    assert [one.closed for one in promises().items] == [True]
    ask(answer, writer[1])
    assert [(one.closed, one.due_words) for one in promises().items] == [
        (False, "Open again: somebody asked us to look again")
    ]
    say(answer, responder)
    now = as_read(answer.reference)
    assert (now.closed, now.open_again, open_again()) == (True, "", ())


def test_looked_again_is_said_only_of_what_is_open_again(answer, responder):
    with pytest.raises(AnswerRefused, match="Nobody has asked us"):
        say(answer, responder)


def test_correction_closes_it_and_the_new_version_may_be_opened_again(answer, writer, responder):
    ask(answer, writer[1])
    corrected(answer, responder)
    assert (open_again(), Reopening.objects.get().closed_by_edition) == ((), 2)
    ask(answer, writer[1])
    assert [one.reference for one in open_again()] == [answer.reference]


def test_only_whom_it_answers_may_ask_and_only_while_it_is_public(answer, writer):
    _stranger, other = told()
    for code_hash in (other, "nothing"):
        with pytest.raises(NotAnswered):
            ask(answer, code_hash)
    with pytest.raises(NotAnswered):
        ask(make.draft(writer[0]), writer[1])
    make.raise_concern(writer[0])
    with pytest.raises(NotAnswered):
        ask(answer, writer[1])
    assert (Reopening.objects.count(), LookAgain.objects.count()) == (0, 0)


def test_postgresql_opens_by_a_wish_and_closes_by_words(answer, writer, responder):
    with pytest.raises(IntegrityError, match="nobody asked"), transaction.atomic():
        Reopening.objects.create(response=answer)
    before = say(answer, responder, HowFar.UNDER_WAY)
    opened = ask(answer, writer[1])
    other = say(make.answered(), responder, HowFar.UNDER_WAY)
    for change in (
        {"closed_on": clock.today()},
        {"closed_on": clock.today(), "closed_by_edition": 1},
        {"closed_on": clock.today(), "closed_by_update": other},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Reopening.objects.filter(pk=opened.pk).update(**change)
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        opened.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Reopening.objects.filter(pk=opened.pk).update(opened_on=clock.today() - timedelta(days=9))
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        LookAgain.objects.update(asked_on=clock.today() - timedelta(days=9))
    assert before.response == answer
