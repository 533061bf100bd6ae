"""Writing a row once, however many people press at the same moment."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError

Made = TypeVar("Made")
MOST = 5  # a reference that is taken already is drawn anew; five in a row do not happen


def until_kept(*, found: Callable[[], Made | None], write: Callable[[], Made]) -> Made:
    """Return what `found` finds, or else what `write` makes.

    A clash in the database (pressed twice at once, or a reference that was taken) tries again. Raises the
    IntegrityError of the last try.
    """
    for _try in range(MOST - 1):
        try:
            return found() or write()
        except IntegrityError:
            continue
    return found() or write()
