"""What the plugin `emptying` does after each test that commits."""

import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from tests.feedback import factories
from tests.plugins.emptying import STAYS


def rows() -> dict[str, int]:
    """Return the number of rows of every table that holds some."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            found[table] = cursor.fetchone()[0]
    return {table: number for table, number in found.items() if number}


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_but_what_no_test_changes():
    factories.answered(factories.published())
    before = rows()
    assert {"feedback_submission", "feedback_response", "feedback_publishedversion"} <= set(before)
    call_command("flush", verbosity=0, interactive=False)
    assert rows() == {table: number for table, number in before.items() if table in STAYS}
