"""Do you want to hear from us? On its own page, after sending or with the code, and apart from the story."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from authority.selectors import settings
from contact.forms.details import HearBackForm, initial_of
from contact.selectors.details import held, link_of
from contact.services.details import forget, keep_details
from feedback.forms.hear_back import TOO_MANY, HearBackOnceMoreForm
from feedback.forms.your_feedback import WRONG_CODE
from feedback.selectors.receipts import hash_of_code
from feedback.selectors.status import has_feedback
from feedback.views.holder import JUST_SENT, code_hash, receipt_of_journey
from feedback.views.your_feedback import WRONG_CODES, hold_code
from lib import limits

SAVED, DELETED = "saved", "deleted"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def hear_back(request: HttpRequest) -> HttpResponse:
    """Ask how we may reach the writer and what for, or show what we hold; nothing is ticked before."""
    holder = code_hash(request)
    typed = request.POST if request.method == "POST" else None
    if holder is None:
        return redirect("your_feedback") if typed is None else _once_more(request)
    link = link_of(holder)
    kept = held(link)
    form = HearBackForm(typed, initial=initial_of(kept) if kept else None)
    if form.is_valid():
        keep_details(link=link, wanted=form.wanted())
        return redirect(_here(request, SAVED))
    context = {"form": form, "kept": kept, "told": _told(request, kept=kept is not None)}
    return render(request, "feedback/hear_back/hear_back.html", context | _around(request))


def _once_more(request: HttpRequest) -> HttpResponse:
    """The half hour is over: ask for the code again, and keep what was typed."""
    form = HearBackOnceMoreForm(request.POST)
    source = limits.source_of(request)
    if form.is_valid() and limits.over(WRONG_CODES, source):
        form.add_error("code", TOO_MANY)
    elif form.is_valid():
        holder = hash_of_code(form.cleaned_data["code"])
        if has_feedback(holder):
            return _keep(request, form, holder)
        limits.count(WRONG_CODES, source)
        form.add_error("code", WRONG_CODE)
    return render(request, "feedback/hear_back/once_more.html", {"form": form})


def _keep(request: HttpRequest, form: HearBackOnceMoreForm, holder: str) -> HttpResponse:
    keep_details(link=link_of(holder), wanted=form.wanted())
    response = redirect(_here(request, SAVED))
    hold_code(response, holder)
    return response


@login_not_required
@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Delete what we hold, in one step; what waits to be sent is stopped."""
    holder = code_hash(request)
    if holder is None:
        return redirect("your_feedback")
    forget(link=link_of(holder))
    return redirect(_here(request, DELETED))


def _here(request: HttpRequest, told: str) -> str:
    return f"{_from_receipt(request, 'hear_back')}{told}"


def _from_receipt(request: HttpRequest, name: str) -> str:
    """Return an address that still knows which receipt one came from, ready for a last word."""
    journey = receipt_of_journey(request)
    return f"{reverse(name)}?{f'{JUST_SENT}={journey}&' if journey else ''}"


def _told(request: HttpRequest, *, kept: bool) -> str:
    if kept and SAVED in request.GET:
        return "We have saved how to reach you."
    return "We have deleted how to reach you. You will get no messages." if not kept and DELETED in request.GET else ""


def _around(request: HttpRequest) -> dict[str, Any]:
    """Return where the page was reached from, and for how long we keep details."""
    journey = receipt_of_journey(request)
    return {
        "back_href": reverse("tell_us_sent", args=[journey]) if journey else reverse("your_feedback_status"),
        "delete_href": _from_receipt(request, "hear_back_delete"),
        "months": settings().contact_months,
    }
