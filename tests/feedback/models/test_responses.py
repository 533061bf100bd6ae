"""What PostgreSQL itself refuses about answers."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from feedback.enums import ResponseState
from feedback.models import Response
from lib import clock
from tests.feedback import factories


def test_published_answer_cannot_be_changed_or_deleted_in_sql(db):
    answer = factories.answered()
    for statement in (
        "UPDATE feedback_response SET answer = 'Other words' WHERE id = %s",
        "DELETE FROM feedback_response WHERE id = %s",
    ):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [answer.pk])


@pytest.mark.parametrize("part", ["said", "answer", "owner"])
def test_answer_that_is_not_whole_cannot_be_published_in_sql(db, part):
    draft = factories.draft()
    published = {"state": ResponseState.PUBLISHED, "published_at": clock.now(), "published_by": draft.written_by}
    with pytest.raises(IntegrityError, match="published_answer_is_whole"), transaction.atomic():
        Response.objects.filter(pk=draft.pk).update(**published, **{part: ""})
