"""Limits on how often one source may try something, kept without knowing who the source is.

A limit holds over any stretch of its seconds, not only from one fixed moment to the next: tries are counted in ten
slices, and a slice is forgotten when it is older than the limit. The key of a slice is a hash whose salt changes each
day, so yesterday's hashes say nothing. Without Redis every try is let through: a family is never turned away for it.
"""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

from lib import clock
from lib.codes import keyed_hash

SLICES = 10
_log = structlog.get_logger("portal.limits")


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `tries` in any `seconds`, for one source. The name appears in logs and keys."""

    name: str
    tries: int
    seconds: int

    @property
    def slice_seconds(self) -> int:
        """Return the length of one slice in whole seconds, never zero."""
        return max(1, self.seconds // SLICES)


def over(limit: Limit, source: str) -> bool:
    """Return whether a source has used up its tries. Counts nothing; False when the cache is gone."""
    try:
        tries: int = sum(cache.get_many(_keys(limit, source)).values())
    except (RedisError, OSError) as error:
        _log.warning("limit_not_checked", limit=limit.name, reason=type(error).__name__)
        return False
    return tries >= limit.tries


def count(limit: Limit, source: str) -> None:
    """Count one try of a source; nothing is counted when the cache is gone."""
    key = _keys(limit, source)[0]
    try:
        cache.add(key, 0, timeout=limit.seconds + 2 * limit.slice_seconds)
        cache.incr(key)
    except ValueError:  # the slice ended between the two lines
        return
    except (RedisError, OSError) as error:
        _log.warning("limit_not_counted", limit=limit.name, reason=type(error).__name__)


def source_of(request: HttpRequest) -> str:
    """Return the address a request came from, behind settings.TRUSTED_PROXY_COUNT proxies; an IPv6 one as its /64."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    trusted = int(getattr(settings, "TRUSTED_PROXY_COUNT", 0))
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if 0 < trusted <= len(forwarded):
        return _tidy(forwarded[-trusted]) or _tidy(address)
    return _tidy(address)


def _tidy(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 6:  # one household has a whole /64
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _keys(limit: Limit, source: str) -> list[str]:
    current = int(clock.now().timestamp()) // limit.slice_seconds
    past = -(-limit.seconds // limit.slice_seconds)
    return [_key(limit, source, number) for number in range(current, current - past - 1, -1)]


def _key(limit: Limit, source: str, number: int) -> str:
    day = datetime.fromtimestamp(number * limit.slice_seconds, tz=UTC).date().isoformat()
    return f"limit:{limit.name}:{keyed_hash(source, purpose=f'limit {limit.name} {day}')}:{number}"
