"""The feed says when an answer was corrected and why, and that it is open again."""

from datetime import timedelta

import pytest

from feedback.answers import Answers
from feedback.models import Submission
from feedback.selectors.feed import entries
from feedback.selectors.lists import EVERYTHING
from feedback.selectors.search import ask
from feedback.services import sending
from feedback.services.reopening import ask_to_look_again
from lib import clock
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.answering import corrected

pytestmark = pytest.mark.django_db


def told():
    receipt = sending.send(answers=Answers(needs_change="Letters come late."), token=new_token())
    submission = Submission.objects.get(reference=receipt.reference)
    make.publish(submission)
    return submission


def test_opening_again_moves_an_answer_to_the_top_of_the_feed():
    submission = told()
    with clock.set_to(clock.now() - timedelta(days=20)):
        answer = make.answered(submission)
    other = make.answered()
    before = {one.answer.reference: one.changed_at for one in entries(EVERYTHING, ask(""))}
    with clock.set_to(clock.now() + timedelta(days=1)):
        code = submission.receipt_code.code_hash
        ask_to_look_again(code_hash=code, response_reference=answer.reference)
    found = entries(EVERYTHING, ask(""))
    assert [one.answer.reference for one in found] == [answer.reference, other.reference]
    assert found[0].changed_at > before[answer.reference]


def test_opening_again_on_the_day_of_the_answer_counts_right_after_it():
    submission = told()
    answer = make.answered(submission)
    ask_to_look_again(code_hash=submission.receipt_code.code_hash, response_reference=answer.reference)
    (only,) = entries(EVERYTHING, ask(""))
    assert only.changed_at == answer.published_at + timedelta(seconds=1)


def test_feed_says_why_it_was_corrected_and_that_it_is_open_again(client):
    submission = told()
    answer = make.answered(submission)
    corrected(answer, answer.written_by, reason="We wrote the wrong month.", answer="In May.")
    ask_to_look_again(code_hash=submission.receipt_code.code_hash, response_reference=answer.reference)
    text = client.get("/you-said-we-did/feed/").content.decode()
    wanted = ("We corrected this answer on", "We wrote the wrong month.", "Open again: somebody asked us to look again")
    assert [one for one in wanted if one not in text] == []
