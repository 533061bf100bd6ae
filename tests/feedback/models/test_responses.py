"""What PostgreSQL itself refuses about answers."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from feedback.enums import ResponseState
from feedback.models import Response
from lib import clock
from tests.feedback import factories


def in_sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def set_in_sql(changed, /, **values):
    """Set these columns past every check of ours."""
    changes = ", ".join(f"{name} = %s" for name in values)
    in_sql(f"UPDATE feedback_response SET {changes} WHERE id = %s", *values.values(), changed.pk)  # noqa: S608


@pytest.mark.parametrize(
    "change",
    [
        {"answer": "Other words"},
        {"due_on": date(2030, 1, 1)},
        {"state": "draft"},
        {"child_version": "For children", "answer": "Other words"},
    ],
)
def test_published_answer_cannot_be_changed_in_sql(db, change):
    with pytest.raises(IntegrityError, match="a published answer does not change"):
        set_in_sql(factories.answered(), **change)


def test_published_answer_cannot_be_deleted_in_sql(db):
    with pytest.raises(ProgrammingError, match="Cannot delete"):
        in_sql("DELETE FROM feedback_response WHERE id = %s", factories.answered().pk)


def test_version_for_children_follows_a_published_answer_once_in_sql(db):
    answer = factories.answered()
    set_in_sql(answer, child_version="We will write sooner.")
    for other in ("Something else", ""):
        with pytest.raises(IntegrityError, match="a published answer does not change"):
            set_in_sql(answer, child_version=other)
    answer.refresh_from_db()
    assert answer.child_version == "We will write sooner."


@pytest.mark.parametrize("part", ["said", "answer", "owner"])
def test_answer_that_is_not_whole_cannot_be_published_in_sql(db, part):
    draft = factories.draft()
    published = {"state": ResponseState.PUBLISHED, "published_at": clock.now(), "published_by": draft.written_by}
    with pytest.raises(IntegrityError, match="published_answer_is_whole"), transaction.atomic():
        Response.objects.filter(pk=draft.pk).update(**published, **{part: ""})
