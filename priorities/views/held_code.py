"""What a browser holds while somebody votes: the code, sealed, for half an hour at most and never after sending.

The code stands in no address, no session and no log. `mark` is a random word of this one entry of the code: each page
carries it, so that two people who use one tablet cannot send a choice with each other's code.
"""

import json
import secrets
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lib.sealed import SealBroken, seal_text, unseal_text
from priorities.models import StarRound

COOKIE = f"{settings.COOKIE_PREFIX}vote"
SECONDS = 30 * 60
_KEY = "vote cookie"


@dataclass(frozen=True, slots=True)
class HeldCode:
    """A code that was typed here; once its choice is sent the code is empty and only `mark` is left."""

    round: int
    code: str
    young: bool
    choice: str = ""
    mark: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def sent(self) -> bool:
        """Say whether the choice was sent: the code is gone then."""
        return not self.code


def held_code(request: HttpRequest, star_round: StarRound) -> HeldCode | None:
    """Return what this browser holds for a round, or None."""
    try:
        held = HeldCode(**json.loads(unseal_text(request.COOKIES.get(COOKIE, ""), key=_KEY, max_age=SECONDS)))
    except (SealBroken, ValueError, TypeError):
        return None
    return held if held.round == star_round.pk else None


def hold_code(response: HttpResponse, held: HeldCode) -> HttpResponse:
    """Let the browser hold it for half an hour."""
    sealed = seal_text(json.dumps(asdict(held)), key=_KEY)
    response.set_cookie(COOKIE, sealed, max_age=SECONDS, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


def forget_code(response: HttpResponse) -> HttpResponse:
    """Leave nothing of it in the browser."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
