"""The world, built once for each module of these tests and taken back after it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from devon_coproduction import outage, urls
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


@pytest.fixture
def plain_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse without drawing a page, which is most of the time of a walk: what the refusal itself says is all there is.

    The pages say nothing of what was refused, and are looked at in test_headers.py.
    """
    monkeypatch.setattr(urls, "handler403", _refuse, raising=False)
    monkeypatch.setattr(urls, "handler404", _find_nothing)


def _refuse(_request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(str(exception), status=403)


def _find_nothing(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.method == "POST":
        return outage.not_found(request, exception)  # gives back what was typed
    return HttpResponse("", status=404)
