"""How far the worker is with a report, for the desk. It lives in the cache alone: without Redis nothing is shown."""

from collections.abc import Callable

import structlog
from django.core.cache import cache
from redis.exceptions import RedisError

log = structlog.get_logger("portal.reports")

STEPS = (
    "counting who told us",
    "counting how fast we answered",
    "looking at what was promised",
    "reading what families say came of it",
    "gathering what was published",
    "gathering the priorities",
    "comparing with last time",
)
_SECONDS = 900  # as long as a build may take

Say = Callable[[str], None]


def teller(report_id: int) -> Say:
    """Return a function that says which of STEPS has begun."""

    def say(step: str) -> None:
        try:
            cache.set(_key(report_id), f"Step {STEPS.index(step) + 1} of {len(STEPS)}: {step}", _SECONDS)
        except RedisError:
            log.info("no cache to say progress in", report=report_id)

    return say


def silent(_step: str) -> None:
    """Say nothing: for those who build without being watched."""


def of(report_id: int) -> str:
    """Return how far the worker is, in words; empty where nobody knows."""
    try:
        return str(cache.get(_key(report_id)) or "")
    except RedisError:
        return ""


def _key(report_id: int) -> str:
    return f"report-progress:{report_id}"
