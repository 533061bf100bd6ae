"""The council's promises by a day are its published “We will” answers, and nothing invented."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from commitments.selectors import promises as selectors
from feedback.enums import Outcome, SubmissionState
from lib import clock
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/London"))


def test_promises_are_only_published_answers_that_will():
    made = make.answered(owner="Head of transport", answer="We will change the bus.")
    make.draft()
    make.answered(outcome=Outcome.DID, evidence="A page.", due_on=None)

    (promise,) = selectors.promises().items

    assert (promise.reference, promise.owner) == (made.reference, "Head of transport")
    assert (promise.promise, promise.cornerstone) == ("We will change the bus.", "Communicate")


def test_promises_stand_by_their_day_with_the_weekday():
    with clock.set_to(MONDAY):
        make.answered(due_on=date(2026, 11, 20))
        make.overdue_promise(on=date(2026, 10, 26))
        found = selectors.promises().items

    assert [(promise.due_in_full, promise.due_words, promise.overdue) for promise in found] == [
        ("Monday 26 October 2026", "5 working days late", True),
        ("Friday 20 November 2026", "due in 14 working days", False),
    ]


def test_promise_stays_when_what_it_answers_is_withdrawn():
    submission = make.published()
    make.answered(submission)
    make.move(submission, SubmissionState.WITHDRAWN)

    assert len(selectors.promises().items) == 1
