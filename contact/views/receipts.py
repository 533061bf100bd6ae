"""What the browser of somebody who asked holds for half an hour: the secret of their form, sealed. No session."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lib.sealed import SealBroken, seal_text, unseal_text

CALL_BACK = f"{settings.COOKIE_PREFIX}call-back"
ORDER = f"{settings.COOKIE_PREFIX}order"
SECONDS = 30 * 60


def hold(response: HttpResponse, *, cookie: str, token: str) -> HttpResponse:
    """Let the browser show the receipt for half an hour. Returns the response."""
    sealed = seal_text(token, key=cookie)
    response.set_cookie(cookie, sealed, max_age=SECONDS, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


def held_token(request: HttpRequest, *, cookie: str) -> str:
    """Return the secret whose receipt may be shown, or an empty text."""
    try:
        return unseal_text(request.COOKIES.get(cookie, ""), key=cookie, max_age=SECONDS)
    except SealBroken:
        return ""
