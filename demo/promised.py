"""What the trial's council promised about two of the priorities that partners put first; the others still wait."""

from collections.abc import Mapping

from accounts.models import User
from commitments.services.promises import NotOnTheList, choose_promises
from feedback.models import Response

# The address of a priority, and the key of the answer that promises something about it.
PROMISED = {"young-people-have-a-voice": "letters-to-young", "working-with-as-equals": "panel-reasons"}


def promise_for_priorities(answered: Mapping[str, Response], by: User) -> int:
    """Join each pair of `PROMISED`; returns how many. A priority that is on no focus list is left out."""
    return sum(_join(slug, answered[key], by) for slug, key in PROMISED.items())


def _join(slug: str, promise: Response, by: User) -> bool:
    try:
        choose_promises(slug=slug, by=by, references=[promise.reference], seen=[])
    except NotOnTheList:  # a council that brought in another write-up
        return False
    return True
