"""The lock under which due statements are started: PostgreSQL lets go of it when the transaction ends."""

from django.db import connection

_STATEMENTS = 4_722  # the room's number among advisory locks


def try_lock() -> bool:
    """Hold the room's lock until the transaction ends. Returns False when another transaction holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, 0)", [_STATEMENTS])
        return bool(cursor.fetchone()[0])
