"""Asking to be rung, and ordering something on paper: for everybody, without an account."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from authority.selectors import settings
from contact.enums import CallBy
from contact.forms.call_backs import CallBackForm, YoungCallBackForm
from contact.forms.orders import OrderForm
from contact.selectors.asked import Asked, Expected, call_back_of, order_of
from contact.services.asking import ask_for_call_back, order
from contact.views import receipts
from lib import limits
from lib.due import in_full

# Many people of one library or school may share a source; nobody is locked out of the phone.
CALL_BACKS = limits.Limit("call-backs", tries=20, seconds=3600)
ORDERS = limits.Limit("orders", tries=20, seconds=3600)
NOT_TAKEN = "We could not take this just now. What you typed is still here. Ring us instead: the number is on this page"
DONE_WORDS = {CallBy.PHONE: "ring you", CallBy.TEXT: "text you", CallBy.RELAY: "ring you through Relay UK"}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_back(request: HttpRequest) -> HttpResponse:
    """Ask for a name and a number; keep them once, however often the button is pressed."""
    young = request.GET.get("from") == "young-person"
    kind = YoungCallBackForm if young else CallBackForm
    form = kind(request.POST if request.method == "POST" else None)
    refused = False
    if form.is_valid():
        token = form.cleaned_data["key"]
        refused = _refuses(request, CALL_BACKS, known=call_back_of(token=token) is not None)
        if not refused:
            ask_for_call_back(wanted=form.wanted, token=token)
            return receipts.hold(redirect("call_back_asked"), cookie=receipts.CALL_BACK, token=token)
        form.add_error(None, NOT_TAKEN)
    context = {"form": form, "young": young, "within": settings().called_back_within_days, "refused": refused}
    return render(request, "contact/call_back.html", context, status=429 if refused else 200)


@login_not_required
@require_safe
def call_back_asked(request: HttpRequest) -> HttpResponse:
    """Show the receipt for half an hour: the reference and the day, nothing personal."""
    token = receipts.held_token(request, cookie=receipts.CALL_BACK)
    asked = call_back_of(token=token) if token else None
    if asked is None:
        return render(request, "contact/receipt_gone.html", {"back": "/talk-to-a-person/call-back/"})
    return render(request, "contact/call_back_asked.html", _call_back_page(asked))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def order_paper(request: HttpRequest) -> HttpResponse:
    """Ask what somebody wants on paper and where to; keep it once."""
    form = OrderForm(request.POST if request.method == "POST" else None)
    refused = False
    if form.is_valid():
        token = form.cleaned_data["key"]
        refused = _refuses(request, ORDERS, known=order_of(token=token) is not None)
        if not refused:
            order(wanted=form.wanted, token=token)
            return receipts.hold(redirect("order_asked"), cookie=receipts.ORDER, token=token)
        form.add_error(None, NOT_TAKEN)
    context = {"form": form, "within": settings().called_back_within_days, "refused": refused}
    return render(request, "contact/order.html", context, status=429 if refused else 200)


@login_not_required
@require_safe
def order_asked(request: HttpRequest) -> HttpResponse:
    """Show the receipt of an order for half an hour."""
    token = receipts.held_token(request, cookie=receipts.ORDER)
    expected = order_of(token=token) if token else None
    if expected is None:
        return render(request, "contact/receipt_gone.html", {"back": "/get-it-offline/order/"})
    return render(request, "contact/order_asked.html", {"order": expected, "steps": _order_steps(expected)})


def _refuses(request: HttpRequest, limit: limits.Limit, *, known: bool) -> bool:
    """Return whether this is one too many from one source. Pressed twice counts once."""
    if known:
        return False
    source = limits.source_of(request)
    if limits.over(limit, source):
        return True
    limits.count(limit, source)
    return False


def _call_back_page(asked: Asked) -> dict[str, Any]:
    verb = DONE_WORDS[asked.call_by]
    again = "If you do not answer, we try two more times." if asked.call_by != CallBy.TEXT else ""
    return {
        "asked": asked,
        "title": f"We will {verb}",
        "steps": [
            {"title": "You asked us", "state": "done", "when": in_full(asked.asked_on)},
            {"title": f"We {verb}", "state": "now", "when": f"By the end of {in_full(asked.due_on)}", "words": again},
            {
                "title": "We write down what we said and what happens next",
                "state": "next",
                "words": "You get it in writing." if asked.in_writing else "If you want it in writing, say so then.",
            },
        ],
    }


def _order_steps(expected: Expected) -> list[dict[str, str]]:
    return [
        {"title": "You ordered it", "state": "done", "when": in_full(expected.ordered_on)},
        {"title": "We put it in the post", "state": "now", "when": f"By the end of {in_full(expected.due_on)}"},
        {"title": "The post brings it to you", "state": "next"},
    ]
