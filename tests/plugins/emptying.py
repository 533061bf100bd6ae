"""Tests that commit leave an empty database behind, quickly: only tables that hold something are emptied.

Django truncates every table after each such test and makes content types and permissions anew: about a second. Here
the rows are deleted where there are any, and what no test changes stays.
"""

from collections.abc import Iterable

from django.core.management.commands import flush
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

STAYS = frozenset({"django_content_type", "auth_permission", "django_migrations"})


def _statements(_style: object, connection: BaseDatabaseWrapper, **_how: object) -> list[str]:
    """Return what empties every table that holds something. Rules and foreign keys are not asked meanwhile."""
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - STAYS
    with connection.cursor() as cursor:
        cursor.execute(_which_hold_something(sorted(tables)))
        full = [row[0] for row in cursor.fetchall()]
        deleting = [sql.SQL("DELETE FROM {}").format(sql.Identifier(table)).as_string(cursor.cursor) for table in full]
    return ["SET LOCAL session_replication_role = replica", *deleting]


def _which_hold_something(tables: Iterable[str]) -> sql.Composable:
    ask = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    return sql.SQL(" UNION ALL ").join(ask.format(sql.Literal(table), sql.Identifier(table)) for table in tables)


def _nothing(*_args: object, **_more: object) -> None:
    """Make no content types and no permissions: those that are there have stayed."""


flush.sql_flush = _statements  # type: ignore[assignment]
flush.emit_post_migrate_signal = _nothing  # type: ignore[assignment]
