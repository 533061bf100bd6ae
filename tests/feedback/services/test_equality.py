import pytest
from django.db import connection

from feedback.models import EqualityAnswers
from feedback.services.equality import keep_equality_answers
from lib import codes

pytestmark = pytest.mark.django_db


def kept(token, **said):
    return keep_equality_answers(
        token=token, speaker="parent-carer", said=said, own_words={"any": "CANARY-EQUALITY Cornish", "none": ""}
    )


def test_equality_answers_are_kept_once():
    token = codes.new_token()
    assert (kept(token, age="25-34"), kept(token, age="65-over")) == (True, False)
    assert EqualityAnswers.objects.get().age == "25-34"


def test_equality_answers_hold_nothing_that_leads_to_a_story():
    names = {field.name for field in EqualityAnswers._meta.get_fields()}
    assert names == {
        "id",
        "once",
        "speaker",
        "month",
        "age",
        "sex",
        "ethnic_group",
        "disability",
        "religion",
        "sexual_orientation",
        "main_language",
        "own_words",
    }
    assert [field for field in EqualityAnswers._meta.get_fields() if field.is_relation] == []


def test_equality_answers_in_own_words_are_sealed():
    kept(codes.new_token())
    with connection.cursor() as cursor:
        cursor.execute("SELECT own_words FROM feedback_equalityanswers")
        assert b"CANARY" not in bytes(cursor.fetchone()[0])
    assert EqualityAnswers.objects.get().own_words == '{"any": "CANARY-EQUALITY Cornish"}'


def test_equality_answers_keep_a_month_and_no_day():
    kept(codes.new_token())
    assert EqualityAnswers.objects.get().month.day == 1
