"""The time, in one place, so that trial data can be made as if over months."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def now() -> datetime:
    """Return this moment as an aware datetime, or the moment that `set_to` fixed."""
    return _set_to.get() or timezone.now()  # noqa: TID251


def today() -> date:
    """Return today's date in Devon (Europe/London)."""
    return timezone.localtime(now()).date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Fix `now` and `today` for the code inside: for trial data and tests, never for the live portal."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
