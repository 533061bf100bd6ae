"""Logs: one line of data for each event, without addresses, names or anything a person wrote."""

import sys
from collections.abc import MutableMapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

import structlog

Event = MutableMapping[str, Any]


def place_of_fault(_logger: Any, _method: str, event: Event) -> Event:
    """Put the kind and the place of an exception in its stead.

    The message of an exception stays out: a database's can hold a whole row of somebody's words.
    """
    found = event.pop("exc_info", None)
    record = event.get("_record")
    error = _exception(found) or _exception(record.exc_info if record else None)
    if error:
        frames = extract_tb(error.__traceback__)[-3:]
        event["error"] = type(error).__name__
        event["place"] = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    return event


def _exception(found: Any) -> BaseException | None:
    if found is True:
        found = sys.exc_info()
    if isinstance(found, tuple):
        found = found[1]
    return found if isinstance(found, BaseException) else None


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
]

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_SHARED,
        place_of_fault,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "data": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.LogfmtRenderer(bool_as_flag=False),
            "foreign_pre_chain": [*_SHARED, place_of_fault],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "data"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "celery": {"level": "WARNING"},
        "portal": {"level": "INFO"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
