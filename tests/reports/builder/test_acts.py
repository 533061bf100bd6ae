"""What the council promised by a day of the period, and whether it did: misses counted, as at the period's end."""

from datetime import date, timedelta

import pytest

from accounts.models import User
from feedback.enums import HowFar, Outcome
from feedback.models import Response
from feedback.services.updates import add_update
from lib import clock
from lib.codes import new_token
from reports.builder.acts import acts
from reports.periods import Period
from reports.words import promises_by_a_day
from tests.days import noon
from tests.feedback import factories as make
from tests.feedback.answering import corrected

pytestmark = pytest.mark.django_db
PERIOD = Period(date(2026, 7, 1), date(2026, 9, 30))
DAY = date(2026, 8, 14)


def on(day: date):
    """Set the clock to noon of a day."""
    return clock.set_to(noon(day))


def promised(day: date = DAY) -> Response:
    with on(date(2026, 6, 1)):
        return make.answered(due_on=day)


def say(answer: Response, by: User, progress: HowFar, day: date, due_on: date | None = None) -> None:
    with on(day):
        add_update(response=answer, by=by, progress=progress, text="So.", due_on=due_on, key=new_token())


def test_promises_are_counted_by_their_first_day(responder: User) -> None:
    in_time, late, stopped, moved, _nothing = (promised() for _ in range(5))
    say(in_time, responder, HowFar.DONE, DAY)
    say(late, responder, HowFar.DONE, DAY + timedelta(days=1))
    say(stopped, responder, HowFar.STOPPED, DAY)
    say(moved, responder, HowFar.LATE, DAY, due_on=date(2026, 12, 1))
    assert acts(PERIOD) == {"in_time": 1, "late": 1, "stopped": 1, "not_yet": 2}


def test_correction_does_not_move_a_promise_out_of_the_count(responder: User) -> None:
    answer = promised()
    with on(DAY - timedelta(days=5)):
        corrected(answer, responder, due_on=date(2026, 12, 1))
    assert acts(PERIOD)["not_yet"] == 1


def test_what_happens_after_the_period_changes_nothing_in_it(responder: User) -> None:
    answer = promised()
    before = acts(PERIOD)
    say(answer, responder, HowFar.DONE, date(2026, 10, 2))
    assert acts(PERIOD) == before == {"in_time": 0, "late": 0, "stopped": 0, "not_yet": 1}


def test_other_periods_and_answers_without_a_day_do_not_count() -> None:
    promised(date(2026, 10, 1))
    promised(date(2026, 6, 30))
    with on(DAY):
        make.answered(outcome="did", evidence="The page is there.", due_on=None)
    assert sum(acts(PERIOD).values()) == 0


def test_misses_are_said_in_words() -> None:
    counts = {"in_time": 8, "late": 1, "stopped": 0, "not_yet": 3}
    wanted = "12 things by a day in this time: 8 done by that day, 1 done later and 3 not done yet."
    assert promises_by_a_day(counts) == f"The council had promised {wanted}"
    assert promises_by_a_day(dict.fromkeys(counts, 0)) == "Nothing that the council promised had its day in this time."
    assert promises_by_a_day(None) == ""


def test_promise_that_a_correction_takes_back_is_counted_as_one_that_will_not_happen(responder: User) -> None:
    for outcome in (Outcome.CANNOT, Outcome.DISAGREE):
        with on(DAY + timedelta(days=5)):
            corrected(promised(), responder, outcome=outcome, why="No money.", due_on=None)
    assert acts(PERIOD) == {"in_time": 0, "late": 0, "stopped": 2, "not_yet": 0}


def test_promise_taken_back_after_the_period_was_not_kept_in_it(responder: User) -> None:
    answer = promised()
    with on(date(2026, 10, 5)):
        corrected(answer, responder, outcome=Outcome.CANNOT, why="No money.", due_on=None)
    assert acts(PERIOD)["not_yet"] == 1


@pytest.mark.parametrize(("days", "fate"), [(-1, "in_time"), (1, "late")])
def test_promise_that_a_correction_says_was_done_is_counted_by_that_day(responder: User, days: int, fate: str) -> None:
    with on(DAY + timedelta(days=days)):
        corrected(promised(), responder, outcome=Outcome.DID, evidence="See the page.", due_on=None)
    assert acts(PERIOD) == {"in_time": 0, "late": 0, "stopped": 0, "not_yet": 0} | {fate: 1}


def test_promise_is_counted_by_the_first_edition_that_made_one(responder: User) -> None:
    with on(date(2026, 6, 1)):
        answer = make.answered(outcome=Outcome.CANNOT, reason="No money.", due_on=None)
    with on(date(2026, 6, 20)):
        corrected(answer, responder, outcome=Outcome.WILL, due_on=DAY, why="")
    with on(DAY - timedelta(days=3)):
        corrected(answer, responder, due_on=date(2026, 12, 1))
    assert acts(PERIOD)["not_yet"] == 1
