"""“This is true for me too” on a theme: one press, no words, and it can be taken back."""

import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from feedback.selectors.themes.public import joined_with
from feedback.services.agreeing import NotPublic
from feedback.services.agreeing_themes import agree_with_theme, take_back_from_theme
from feedback.views.true_for_me_too import A_YEAR, COOKIE, PRESSES, browser_token
from lib import limits


@login_not_required
@require_POST
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """Mark a theme, or with `back` take the mark away."""
    token = browser_token(request) or secrets.token_urlsafe(32)
    if "back" in request.POST:
        take_back_from_theme(slug=slug, token=token)
        return redirect("theme", slug)
    source = limits.source_of(request)
    if limits.over(PRESSES, source):
        return render(request, "feedback/experiences/too_many.html", status=429)
    limits.count(PRESSES, source)
    try:
        agree_with_theme(slug=slug, token=token)
    except NotPublic as error:
        if joined := joined_with(slug):
            return redirect("theme", joined.slug)
        raise Http404 from error
    response = redirect("theme", slug)
    response.set_cookie(COOKIE, token, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response
