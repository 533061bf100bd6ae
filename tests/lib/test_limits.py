from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from redis.exceptions import ConnectionError as RedisGone
from structlog.testing import capture_logs

from lib import clock, limits
from lib.limits import Limit, count, over, source_of

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
THREE_AN_HOUR = Limit("wrong-codes", tries=3, seconds=3600)


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def try_at(moment, source="192.0.2.1", limit=THREE_AN_HOUR):
    with clock.set_to(moment):
        count(limit, source)


def over_at(moment, source="192.0.2.1", limit=THREE_AN_HOUR):
    with clock.set_to(moment):
        return over(limit, source)


def test_over_only_after_the_last_try():
    for _ in range(2):
        try_at(NOON)
    assert over_at(NOON) is False
    try_at(NOON)
    assert over_at(NOON) is True


def test_over_counts_each_source_and_limit_apart():
    for _ in range(3):
        try_at(NOON)
    assert over_at(NOON, source="192.0.2.2") is False
    assert over_at(NOON, limit=Limit("other", tries=3, seconds=3600)) is False


def test_over_holds_over_any_stretch_of_the_time():
    for minutes in (0, 30, 59):
        try_at(NOON + timedelta(minutes=minutes))
    assert over_at(NOON + timedelta(minutes=59, seconds=59)) is True


def test_over_forgets_when_the_time_has_passed():
    for _ in range(3):
        try_at(NOON)
    assert over_at(NOON + timedelta(minutes=59)) is True
    assert over_at(NOON + timedelta(minutes=73)) is False


def test_over_holds_across_midnight():
    late = datetime(2026, 6, 1, 23, 59, tzinfo=UTC)
    for _ in range(3):
        try_at(late)
    assert over_at(late + timedelta(minutes=5)) is True


def test_over_works_for_a_limit_of_one_second():
    second = Limit("quick", tries=1, seconds=1)
    try_at(NOON, limit=second)
    assert over_at(NOON, limit=second) is True
    assert over_at(NOON + timedelta(seconds=3), limit=second) is False


def test_keys_hold_no_address_and_change_each_day():
    with clock.set_to(NOON):
        today = limits._keys(THREE_AN_HOUR, "192.0.2.1")
    with clock.set_to(NOON + timedelta(days=1)):
        tomorrow = limits._keys(THREE_AN_HOUR, "192.0.2.1")
    assert [key for key in today if "192.0.2.1" in key] == []
    assert {key.split(":")[2] for key in today} & {key.split(":")[2] for key in tomorrow} == set()


def test_over_is_open_and_says_so_without_redis(monkeypatch):
    def gone(*args, **kwargs):
        raise RedisGone("no 192.0.2.1 here")

    monkeypatch.setattr(cache, "get_many", gone)
    monkeypatch.setattr(cache, "add", gone)
    with capture_logs() as logs:
        count(THREE_AN_HOUR, "192.0.2.1")
        assert over(THREE_AN_HOUR, "192.0.2.1") is False
    assert logs == [
        {"event": "limit_not_counted", "limit": "wrong-codes", "reason": "ConnectionError", "log_level": "warning"},
        {"event": "limit_not_checked", "limit": "wrong-codes", "reason": "ConnectionError", "log_level": "warning"},
    ]


@pytest.mark.parametrize(
    ("trusted", "forwarded", "source"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "10.0.0.1, 198.51.100.7", "198.51.100.7"),
        (2, "10.0.0.1, 198.51.100.7", "10.0.0.1"),
        (3, "10.0.0.1, 198.51.100.7", "192.0.2.1"),
        (1, "nonsense", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_source_of_believes_only_trusted_proxies(settings, trusted, forwarded, source):
    settings.TRUSTED_PROXY_COUNT = trusted
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert source_of(request) == source


def test_source_of_a_request_without_address_is_empty():
    assert source_of(RequestFactory().get("/", REMOTE_ADDR="")) == ""
