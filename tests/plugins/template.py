"""One migrated database for all: each parallel process copies it (a second) instead of migrating (a minute).

After a new migration only that one runs, over a copy of what is there; after a change to an old one, all.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "migrated_"
LOCK = 8_150_924  # any number: whoever builds keeps the others waiting
KEPT = 4  # a person who goes from branch to branch finds theirs again

Prints = dict[str, str]  # a file, and the hash of its words


def pytest_configure(config: pytest.Config) -> None:
    """Begin to build it while the processes of a parallel run still read the tests: else one core would wait idle."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        building = subprocess.Popen((sys.executable, "-m", "tests.plugins.template"), cwd=ROOT)
        config.add_cleanup(building.wait)


@pytest.fixture(scope="session")
def migrated_database(django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database of this server to copy; nothing but its migrations has happened in it."""
    with django_db_blocker.unblock():
        return _migrated()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, migrated_database: str) -> None:
    """Let Django copy the migrated database. It runs `migrate` over the copy all the same, with nothing left to do."""
    connection.settings_dict["TEST"]["TEMPLATE"] = migrated_database


def _migrated() -> str:
    """Return the name of the database in which every migration of now has run; build it where there is none."""
    prints = _prints()
    name = PREFIX + hashlib.sha256(json.dumps(prints).encode()).hexdigest()[:16]
    with _alone() as cursor:
        known = _known(cursor)
        if name not in known:
            for old in [*known][KEPT - 1 :]:
                cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old)))
            _build(cursor, name, prints, over=_nearest([*known.items()][: KEPT - 1], prints))
    return name


def _known(cursor: psycopg.Cursor) -> dict[str, Prints]:
    """Return every such database, the newest first, with what had run in it."""
    rows = cursor.execute(
        "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database WHERE starts_with(datname, %s)"
        " ORDER BY oid DESC",
        [PREFIX],
    ).fetchall()
    return {name: json.loads(comment) if comment else {} for name, comment in rows}


def _nearest(known: Iterable[tuple[str, Prints]], prints: Prints) -> str:
    """Return the database to begin with: all that ran in it still stands, and the most did; else an empty one."""
    fitting = [(len(had), name) for name, had in known if had and had.items() <= prints.items()]
    return max(fitting)[1] if fitting else "template1"


def _build(cursor: psycopg.Cursor, name: str, prints: Prints, *, over: str) -> None:
    # Under another name until it is whole: a run that is killed halfway leaves nothing to copy.
    making, usual = "making_" + PREFIX, connection.settings_dict["NAME"]
    cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(making)))
    cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(making), sql.Identifier(over)))
    connection.close()
    connection.settings_dict["NAME"] = making
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    had = sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(making), sql.Literal(json.dumps(prints)))
    cursor.execute(had)
    cursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(name)))


def _prints() -> Prints:
    """Return a mark of every migration: those of the rooms by their words, those of libraries by their locks."""
    files = sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("requirements/*.txt")])
    return {str(file.relative_to(ROOT)): hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files}


@contextmanager
def _alone() -> Iterator[psycopg.Cursor]:
    """One process at a time, by a lock that PostgreSQL gives back when its holder dies."""
    parts = {key: connection.get_connection_params().get(key) for key in ("host", "port", "user", "password")}
    with psycopg.connect(dbname="postgres", autocommit=True, **parts) as own, own.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield cursor


if __name__ == "__main__":
    django.setup()
    _migrated()
