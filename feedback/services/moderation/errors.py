"""Why a step at the desk was refused. `str(error)` can be shown to the person who tried it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied


class Claimed(Exception):
    """Somebody else is reading it until a time."""

    def __init__(self, *, by_name: str, until: datetime) -> None:
        super().__init__(f"{by_name} is reading this one.")
        self.by_name = by_name
        self.until = until


class TooManyClaims(Exception):
    """The person holds as many as one person should."""


class NotHeld(Exception):
    """The person does not hold the item that they would give away."""


class CannotTakeIt(Exception):
    """A colleague may not read this item."""


class SafetyFirst(Exception):
    """Somebody may not be safe, so nobody decides about this one among many."""


class PersonWroteIt(Exception):
    """Its writer told us that a person wrote it, so nobody sets it aside again."""


class DecidedAlready(Exception):
    """Somebody decided while the page was open: who, when and what. `at` is empty where the writer acted."""

    def __init__(self, *, by_name: str, at: datetime | None, verdict: str) -> None:
        super().__init__(f"{by_name} was quicker: {verdict}.")
        self.by_name = by_name
        self.at = at
        self.verdict = verdict


class ConcernOpen(Exception):
    """Somebody may not be safe: nothing can be decided until the safeguarding lead has closed it."""


class NotProtected(ValueError):
    """A question of the identifiability checklist was not answered “yes”."""


class NothingLeft(ValueError):
    """With these words taken out nothing of the writer's own is left to publish."""


class SamePerson(PermissionDenied):
    """Whoever recommended or proposed something cannot be the one who decides it."""


class NewerWords(Exception):
    """The writer sent newer words than those that somebody proposed to publish."""
