"""When something of ours fails: say so kindly, and give back every word that was typed."""

import re
from collections.abc import Callable

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

log = structlog.get_logger("portal.outage")

FOREIGN = ("Origin checking failed", "Referer checking failed")
NOT_WORDS = ("marks", "steps", "left")  # they carry a page's own state, in figures
NEVER_SHOWN = re.compile(r"csrfmiddlewaretoken|password|code")  # oldpassword and password1 too


def typed_by(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields that were posted, as (name, value), without passwords, codes and the CSRF token."""
    try:
        fields = request.POST.lists() if request.method == "POST" else []
    except (RawPostDataException, OSError):
        return []
    return [(name, str(value)) for name, values in fields for value in values if not NEVER_SHOWN.search(name)]


def _page(
    request: HttpRequest, *, status: int, heading: str, words: str, foreign: bool = False, sign_in: bool = False
) -> HttpResponse:
    context = {
        "heading": heading,
        "words": words,
        "typed": [] if foreign else typed_by(request),
        "action": request.get_full_path(),
        "csrf": get_token(request),
        "sign_in": settings.LOGIN_URL if sign_in else "",
    }
    return HttpResponse(render_to_string("try_again.html", context), status=status)


@requires_csrf_token
def try_again(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came without a valid token (cookies cleared): nothing typed is lost.

    What another site posted is not given back: nobody may be led to press a button on words that are not theirs.
    """
    if reason.startswith(FOREIGN):
        words = "What was sent came from another website. Open the page here, and write it here."
        return _page(request, status=403, heading="Please begin on our own page", words=words, foreign=True)
    return _page(
        request,
        status=403,
        heading="We need you to press the button again",
        words="Your browser had forgotten this page. What you typed is still here. Check it and send it again.",
    )


@requires_csrf_token
def signed_out(request: HttpRequest) -> HttpResponse:
    """Answer a form of somebody whose sign-in had ended: nothing typed is lost while they sign in again."""
    return _page(
        request,
        status=403,
        heading="Please sign in again",
        words="Your sign-in had ended. What you typed is still here. Sign in in a new tab, then come back to this page "
        "and press “Try again”.",
        sign_in=True,
    )


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django gives it
    """Answer what is not there, or not theirs: the same page for both, with every word that this very request typed.

    Somebody may flag or decide an item while a moderator writes about it: the page may not say so, and their words
    are not lost. Only what reached a view came from our own page, so nothing else is given back.
    """
    ours = request.resolver_match is not None
    typed = [value for name, value in typed_by(request) if name not in NOT_WORDS and " " in value.strip()]
    return render(request, "404.html", {"typed": typed if ours else []}, status=404)


class OutageMiddleware:
    """Turns a database that does not answer into a friendly 503 that keeps what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; exceptions of views arrive in `process_exception`."""
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError) as error:
            return self.process_exception(request, error)  # type: ignore[return-value]

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the 503 page when the database is away; leave every other error alone."""
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        log.warning("database away", error=type(error).__name__)
        response = _page(
            request,
            status=503,
            heading="Sorry, we cannot save this just now",
            words="The fault is ours. What you typed is still here. Wait a minute, then press “Try again”.",
        )
        response.headers["Retry-After"] = "30"
        return response
