"""What the writer's browser holds: a token for the draft, and for half an hour the receipt. No session, no account."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from feedback.answers import Progress
from feedback.selectors.drafts import read_draft
from feedback.views.tell_us.journey import Journey
from lib.sealed import SealBroken, seal_text, unseal_text

DRAFT_COOKIE = f"{settings.COOKIE_PREFIX}draft"
RECEIPT_COOKIE = f"{settings.COOKIE_PREFIX}receipt"
RECEIPT_SECONDS = 30 * 60
SECONDS_A_DAY = 24 * 60 * 60
_RECEIPT_KEY = "receipt cookie"
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Held:
    """The draft that a browser holds; an empty token where it holds none yet."""

    token: str = ""
    progress: Progress = field(default_factory=Progress)


def held(request: HttpRequest, journey: Journey) -> Held:
    """Return the draft of a journey named by the form, or else by its cookie."""
    token = _token(request.POST.get("draft")) or _token(request.COOKIES.get(draft_cookie(journey)))
    return Held(token, (read_draft(token) if token else None) or Progress())


def draft_cookie(journey: Journey) -> str:
    """Return the name of the cookie that holds the draft of a journey."""
    return f"{DRAFT_COOKIE}-{journey.held_as}" if journey.held_as else DRAFT_COOKIE


def hold_draft(response: HttpResponse, journey: Journey, *, token: str, days: int) -> None:
    """Let the browser keep the token as long as we keep the draft, or until it is closed."""
    _set(response, draft_cookie(journey), token, seconds=days * SECONDS_A_DAY if journey.keeps_draft else None)


def hold_receipt(response: HttpResponse, journey: Journey, *, token: str) -> None:
    """Let the browser show the receipt for half an hour, and forget the draft."""
    _set(response, RECEIPT_COOKIE, seal_text(token, key=_RECEIPT_KEY), seconds=RECEIPT_SECONDS)
    response.delete_cookie(draft_cookie(journey), samesite="Lax")


def receipt_token(request: HttpRequest) -> str:
    """Return the token whose receipt may be shown, or an empty text."""
    try:
        return unseal_text(request.COOKIES.get(RECEIPT_COOKIE, ""), key=_RECEIPT_KEY, max_age=RECEIPT_SECONDS)
    except SealBroken:
        return ""


def forget(response: HttpResponse, journey: Journey) -> None:
    """Leave nothing of the journey in the browser."""
    for name in (draft_cookie(journey), RECEIPT_COOKIE):
        response.delete_cookie(name, samesite="Lax")


def _token(value: object) -> str:
    return value if isinstance(value, str) and _TOKEN.fullmatch(value) else ""


def _set(response: HttpResponse, name: str, value: str, *, seconds: int | None) -> None:
    response.set_cookie(name, value, max_age=seconds, secure=settings.HTTPS, httponly=True, samesite="Lax")
