"""One migrated database for all: each parallel process copies it (a second) instead of migrating (half a minute)."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
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
    name = PREFIX + _print_of_migrations()
    with _alone() as cursor:
        known = {row[0] for row in cursor.execute("SELECT datname FROM pg_database").fetchall()}
        if name not in known:
            for old in (one for one in known if one.startswith(PREFIX)):
                cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(old)))
            _build(cursor, name)
    return name


def _build(cursor: psycopg.Cursor, name: str) -> None:
    # Under another name until it is whole: a run that is killed halfway leaves nothing to copy.
    making, usual = PREFIX + "making", connection.settings_dict["NAME"]
    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
    connection.close()
    connection.settings_dict["NAME"] = making
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    cursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(making), sql.Identifier(name)))


def _print_of_migrations() -> str:
    """Return a short mark of every migration: those of the rooms by their words, those of libraries by their locks."""
    files = sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("requirements/*.txt")])
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


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
