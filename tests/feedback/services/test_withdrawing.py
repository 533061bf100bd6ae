from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from feedback import builder
from feedback.answers import Answers
from feedback.models import OriginalWords, PublishedVersion, Submission
from feedback.selectors.receipts import hash_of_code
from feedback.services.sending import send
from feedback.services.withdrawing import withdraw
from lib import clock, codes
from tests.feedback import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    receipt = send(answers=Answers(needs_change="CANARY-STORY the letters come late"), token=codes.new_token())
    return hash_of_code(receipt.code)


@pytest.fixture
def published(sent):
    submission = Submission.objects.get()
    factories.publish(submission, needs_change="The letters come late")
    return submission


def test_withdraw_takes_it_from_everything_public(sent, published):
    assert list(Submission.objects.published()) == [published]
    withdraw(code_hash=sent)
    assert list(PublishedVersion.objects.visible()) == []
    published.refresh_from_db()
    assert (published.state, published.withdrawn_on) == ("withdrawn", clock.today())


def test_withdraw_twice_changes_nothing(sent):
    first = withdraw(code_hash=sent)
    assert withdraw(code_hash=sent).version == first.version


def test_withdraw_with_an_unknown_code_is_none():
    assert withdraw(code_hash="0" * 64) is None


def test_withdraw_keeps_no_hour_of_the_writer(sent, published):
    withdraw(code_hash=sent)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM feedback_submissionreferencestatereadersstatutoryclassevent WHERE state = 'withdrawn'"
        )
        assert cursor.fetchone() == (0,)


def test_withdrawn_cannot_come_back_in_sql(sent):
    withdraw(code_hash=sent)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE feedback_submission SET state = 'received'")


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_withdrawn_words_are_deleted_when_their_days_are_over(sent, published, days, left):
    withdraw(code_hash=sent)
    with clock.set_to(clock.now() + timedelta(days=days)):
        builder.delete_withdrawn_words()
    assert OriginalWords.objects.count() == left
    assert PublishedVersion.objects.count() == left
    assert Submission.objects.count() == 1


def test_withdrawn_words_stay_while_somebodys_safety_is_looked_at(sent):
    factories.raise_concern(withdraw(code_hash=sent))
    with clock.set_to(clock.now() + timedelta(days=60)):
        assert builder.delete_withdrawn_words() == 0


def test_words_that_nobody_took_back_are_never_deleted(sent, published):
    with clock.set_to(clock.now() + timedelta(days=4000)):
        assert builder.delete_withdrawn_words() == 0
