"""The front page begins with what was done; what it says of the last report is said once."""

from feedback.enums import Outcome
from pages.selectors.front_page import front_page
from tests.feedback.factories import answered, published


def changes() -> list[str]:
    return [each.status for each in front_page().changed]


def answer(outcome: Outcome, **words: object) -> None:
    answered(published(), outcome=outcome, **words)


def test_what_was_done_comes_before_newer_answers(db):
    answer(Outcome.DID, evidence="The list of calls")
    for _ in range(3):
        answer(Outcome.CANNOT, reason="The money is spent")

    assert changes() == ["We did this", "We cannot do this", "We cannot do this"]


def test_without_anything_done_the_newest_answers_stand_there(db):
    answer(Outcome.CANNOT, reason="The money is spent")

    assert changes() == ["We cannot do this"]


def test_nothing_answered_yet(db):
    assert (changes(), front_page().report) == ([], None)
