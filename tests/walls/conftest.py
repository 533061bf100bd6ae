"""The world, built once for each module of these tests and taken back after it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.walls.world import World, build_world


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield build_world()


@contextmanager
def undone() -> Iterator[None]:
    """Take back all that happens inside, in the database and in the cache."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


def browser(world: World, who: str, **how: bool) -> Client:
    """Return a plain, quick client: `who` is of the cast, or "visitor"; a fault of ours is answered, not raised."""
    client = Client(raise_request_exception=False, **how)
    if who != "visitor":
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[who]
    return client
