"""Checking the answers, sending them, and the receipt."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authority.selectors import settings
from feedback.answers import Progress
from feedback.forms.tell_us import SendForm
from feedback.selectors.summary import answered
from feedback.selectors.waiting import in_full
from feedback.services.sending import Receipt, receipt_of, send
from feedback.views.tell_us import steps
from feedback.views.tell_us.browser import Held, forget, held, hold_receipt, receipt_token
from feedback.views.tell_us.questions import saved_words
from lib import codes


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show every answer before it is sent; send it once, however often the button is pressed."""
    draft = held(request)
    if request.method == "POST" and (sent := _send(draft)):
        return sent
    if missing := steps.first_missing(draft.progress):
        return redirect(missing.href)
    return render(request, "feedback/tell_us/check.html", _check_page(draft))


@login_not_required
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Show the receipt for half an hour; later say how to come back with the code."""
    token = receipt_token(request)
    receipt = receipt_of(token=token) if token else None
    if receipt is None:
        return render(request, "feedback/tell_us/sent_before.html")
    return render(request, "feedback/tell_us/sent.html", _receipt_page(receipt))


@login_not_required
@require_POST
def clear_receipt(_request: HttpRequest) -> HttpResponse:
    """Leave nothing of the receipt in the browser."""
    response = redirect("tell_us_sent")
    forget(response)
    return response


def _send(draft: Held) -> HttpResponse | None:
    """Return the way to the receipt, or None while something necessary is missing."""
    if draft.token and not steps.first_missing(draft.progress):
        send(answers=draft.progress.answers, token=draft.token)
    # Pressed twice: the draft has gone already, and its receipt is shown again.
    elif not (draft.token and receipt_of(token=draft.token)):
        return None
    response = redirect("tell_us_sent")
    hold_receipt(response, token=draft.token)
    return response


def _check_page(draft: Held) -> dict[str, Any]:
    progress: Progress = draft.progress
    last = [step for step in steps.STEPS if step.only_if(progress)][-1]
    hrefs = {step.slug: f"{step.href}?change" for step in steps.STEPS}
    return {
        "form": SendForm(progress=progress, step=steps.CHECK, token=draft.token),
        "rows": [(row, hrefs[row.step]) for row in answered(progress)],
        "back_href": last.href,
        "saved": saved_words(settings().draft_days),
    }


def _receipt_page(receipt: Receipt) -> dict[str, Any]:
    return {
        "receipt": receipt,
        "code": codes.show(receipt.code),
        "groups": codes.show(receipt.code).split("-"),
        "steps": [
            {"title": "We have what you told us", "state": "done", "when": in_full(receipt.received_on)},
            {
                "title": "A person reads it and makes it safe to publish",
                "state": "now",
                "when": f"By {in_full(receipt.read_by)}",
                "words": "They take out what could show who you are. They do not change what you say.",
            },
            {
                "title": "The council gives its first answer",
                "state": "next",
                "when": f"By {in_full(receipt.answered_by)}",
                "words": "If it cannot do something, it says so and says why.",
            },
        ],
    }
