"""The role that runs a live portal: what it may and may not do, asked of PostgreSQL itself."""

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import PartnerOrganisation, Reading
from devon_coproduction.migrate import grant, kept

ROLE = "runner_of_a_test"


def may(table: str, verb: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege(%s, %s, %s)", [ROLE, table, verb])
        return bool(cursor.fetchone()[0])


@pytest.fixture
def runner(db: None) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"create role {ROLE}")
    grant(ROLE)
    return ROLE


def test_runner_works_with_everyday_tables(runner: str) -> None:
    table = PartnerOrganisation._meta.db_table
    assert [may(table, verb) for verb in ("select", "insert", "update", "delete")] == [True, True, True, True]


def test_runner_may_truncate_nothing(runner: str) -> None:
    tables = connection.introspection.table_names()
    assert len(tables) > 30
    assert [table for table in tables if may(table, "truncate")] == []


def test_runner_cannot_rewrite_history(runner: str) -> None:
    events = [model for model in apps.get_models() if model.__name__.endswith("Event") and hasattr(model, "pgh_id")]
    assert len(events) > 5
    for model in events:
        table = model._meta.db_table
        assert (table, may(table, "insert"), may(table, "update"), may(table, "delete")) == (table, True, False, False)


def test_record_of_who_read_what_is_kept(runner: str) -> None:
    assert kept(Reading) == {"update", "delete"}
    table = Reading._meta.db_table
    assert [may(table, verb) for verb in ("insert", "update", "delete")] == [True, False, False]


def test_granting_twice_changes_nothing(runner: str) -> None:
    before = may(Reading._meta.db_table, "update")
    grant(ROLE)
    assert may(Reading._meta.db_table, "update") == before
