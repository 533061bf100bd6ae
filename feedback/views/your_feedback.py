"""Coming back with the code: what became of what somebody told us. No account, and never the code in an address."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authority.selectors import settings as council
from feedback.forms.your_feedback import WRONG_CODE, CodeForm
from feedback.selectors.receipts import hash_of_code
from feedback.selectors.status import has_feedback, status_of
from feedback.services.drafting import Found, open_with_code
from feedback.views.tell_us.browser import hold_draft
from feedback.views.tell_us.journeys import journey_at
from lib import limits
from lib.sealed import SealBroken, seal_text, unseal_text

WRONG_CODES = limits.Limit("wrong-codes", tries=10, seconds=3600)
COOKIE = f"{settings.COOKIE_PREFIX}feedback"
SECONDS = 30 * 60
_KEY = "feedback cookie"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code: it shows what became of what was sent, or opens what was not sent yet.

    At most ten wrong codes an hour from one source; then a person can help.
    """
    source = limits.source_of(request)
    if request.method == "POST" and limits.over(WRONG_CODES, source):
        return render(request, "feedback/your_feedback/too_many.html", status=429)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code_hash = hash_of_code(form.cleaned_data["code"])
        if has_feedback(code_hash):
            return _let_in(code_hash)
        if draft := open_with_code(typed=form.cleaned_data["code"]):
            return _go_on(draft)
        limits.count(WRONG_CODES, source)
        form.add_error("code", WRONG_CODE)
    return render(request, "feedback/your_feedback/enter_code.html", {"form": form})


@login_not_required
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Show what became of it, for half an hour after the code was given."""
    code_hash = code_hash_given(request)
    found = status_of(code_hash) if code_hash else None
    if found is None:
        return redirect("your_feedback")
    page = "feedback/your_feedback/young/status.html" if found.young_person else "feedback/your_feedback/status.html"
    return render(request, page, {"status": found})


@login_not_required
@require_POST
def leave(_request: HttpRequest) -> HttpResponse:
    """Leave nothing of it in the browser."""
    response = redirect("your_feedback_left")
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


@login_not_required
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Say that nothing is left on this device."""
    return render(request, "feedback/your_feedback/left.html")


def _let_in(code_hash: str) -> HttpResponse:
    response = redirect("your_feedback_status")
    hold_code(response, code_hash)
    return response


def hold_code(response: HttpResponse, code_hash: str) -> None:
    """Let the browser come back for half an hour without the code."""
    sealed = seal_text(code_hash, key=_KEY)
    response.set_cookie(COOKIE, sealed, max_age=SECONDS, secure=settings.HTTPS, httponly=True, samesite="Lax")


def _go_on(draft: Found) -> HttpResponse:
    """The same code, before it was sent: go on where they stopped."""
    way = journey_at(draft.progress.journey or "parent-carer")
    response = redirect(way.go_on_href(draft.progress))
    hold_draft(response, way, token=draft.token, days=council().draft_days)
    return response


def code_hash_given(request: HttpRequest) -> str:
    """Return the hash of the code that was given here in the last half hour, or an empty text."""
    try:
        return unseal_text(request.COOKIES.get(COOKIE, ""), key=_KEY, max_age=SECONDS)
    except SealBroken:
        return ""
