"""“This is true for me too” on a published experience: one press, no words, and it can be taken back."""

import re
import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from feedback.services import agreeing
from lib import limits

COOKIE = f"{settings.COOKIE_PREFIX}me-too"
A_YEAR = 365 * 24 * 60 * 60
PRESSES = limits.Limit("true-for-me-too", tries=120, seconds=3600)
_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)


def browser_token(request: HttpRequest) -> str:
    """Return the secret that this browser marks experiences with, or an empty text."""
    value = request.COOKIES.get(COOKIE, "")
    return value if _TOKEN.fullmatch(value) else ""


@login_not_required
@require_POST
def agree(request: HttpRequest, reference: str) -> HttpResponse:
    """Mark an experience, or with `back` take the mark away."""
    reference = reference.upper()
    token = browser_token(request) or secrets.token_urlsafe(32)
    if "back" in request.POST:
        agreeing.take_back(reference=reference, token=token)
        return redirect("experience", reference)
    source = limits.source_of(request)
    if limits.over(PRESSES, source):
        return render(request, "feedback/experiences/too_many.html", status=429)
    limits.count(PRESSES, source)
    try:
        agreeing.agree(reference=reference, token=token)
    except agreeing.NotPublic as error:
        raise Http404 from error
    response = redirect("experience", reference)
    response.set_cookie(COOKIE, token, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response
