import pytest

from feedback.answers import Answers
from feedback.enums import Speaker
from feedback.models import ImpactAnswer, Submission
from feedback.selectors.receipts import hash_of_code
from feedback.services.impact import NotAnswered, say_difference
from feedback.services.sending import send
from lib import codes
from tests.feedback import factories

pytestmark = pytest.mark.django_db


def told(speaker=Speaker.PARENT_CARER):
    receipt = send(answers=Answers(speaker=speaker, needs_change="Late letters."), token=codes.new_token())
    submission = Submission.objects.get(reference=receipt.reference)
    factories.publish(submission)
    return hash_of_code(receipt.code), submission


def test_say_difference_takes_the_place_of_an_earlier_word():
    code_hash, submission = told()
    answer = factories.answered(submission)
    say_difference(code_hash=code_hash, response_reference=answer.reference, difference="no")
    say_difference(code_hash=code_hash, response_reference=answer.reference, difference="partly", real_say="yes")
    assert list(ImpactAnswer.objects.values_list("difference", "real_say")) == [("partly", "")]


def test_say_difference_keeps_a_young_persons_real_say():
    code_hash, submission = told(Speaker.YOUNG_PERSON)
    answer = factories.answered(submission)
    kept = say_difference(code_hash=code_hash, response_reference=answer.reference, difference="yes", real_say="no")
    assert (kept.difference, kept.real_say) == ("yes", "no")


def test_say_difference_of_somebody_elses_answer_is_refused():
    code_hash, _submission = told()
    with pytest.raises(NotAnswered):
        say_difference(code_hash=code_hash, response_reference=factories.answered().reference, difference="yes")


def test_say_difference_of_a_draft_is_refused():
    code_hash, submission = told()
    with pytest.raises(NotAnswered):
        say_difference(code_hash=code_hash, response_reference=factories.draft(submission).reference, difference="yes")


def test_say_difference_without_a_code_of_ours_is_refused():
    answer = factories.answered()
    with pytest.raises(NotAnswered):
        say_difference(code_hash="0" * 64, response_reference=answer.reference, difference="yes")
