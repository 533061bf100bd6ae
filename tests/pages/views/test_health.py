"""Whether the portal answers, when a part of it is away."""

import pytest
from django.db import OperationalError, connection
from redis.exceptions import ConnectionError as RedisAway

pytestmark = pytest.mark.django_db


def test_health_is_well_in_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "redis": "ok"})


def test_health_says_that_the_database_is_away(client, monkeypatch):
    def away(*_args, **_more):
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (503, {"database": "away", "redis": "ok"})


def test_health_stays_well_without_redis(client, monkeypatch):
    def away(*_args, **_more):
        raise RedisAway

    monkeypatch.setattr("django.core.cache.backends.redis.RedisCache.get", away)
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "redis": "away"})


def test_health_refuses_to_be_posted_to(client):
    assert client.post("/health/").status_code == 405
