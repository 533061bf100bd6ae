"""Locks that PostgreSQL lets go of by itself when a transaction ends or its worker is killed."""

from django.db import connection

_REPORTS = 4_721  # the room's number among advisory locks
CALENDAR = 0  # no report has this id: the lock under which due reports are started


def try_lock(number: int) -> bool:
    """Hold the lock of report `number` until the transaction ends. Returns False when another transaction holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_REPORTS, number])
        return bool(cursor.fetchone()[0])
