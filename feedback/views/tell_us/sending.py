"""Checking the answers, sending them, and the receipt."""

from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authority.selectors import settings
from feedback.selectors.gentle_check import marked_texts
from feedback.selectors.waiting import in_full
from feedback.services.sending import Receipt, receipt_of, send
from feedback.views.tell_us.browser import Held, forget, held, hold_receipt, receipt_token
from feedback.views.tell_us.journey import CHECK, Journey
from feedback.views.tell_us.journeys import journey_at
from feedback.views.tell_us.questions import saved_words
from lib import codes, limits


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, journey: str) -> HttpResponse:
    """Show every answer before it is sent; send it once, however often the button is pressed."""
    way = journey_at(journey)
    draft = held(request, way)
    form = way.send_form(
        request.POST if request.method == "POST" else None, progress=draft.progress, step=CHECK, token=draft.token
    )
    source = limits.source_of(request)
    if request.method == "POST" and limits.over(_sends(), source):
        return render(request, "feedback/tell_us/wait.html", {"way": way, "draft": draft.token}, status=429)
    if request.method == "POST" and form.is_valid() and (sent := _send(way, draft)):
        limits.count(_sends(), source)
        return sent
    if missing := way.first_missing(draft.progress):
        return redirect(way.href(missing))
    return render(request, way.template("check"), _check_page(way, draft) | {"form": form})


@login_not_required
@require_safe
def sent(request: HttpRequest, journey: str) -> HttpResponse:
    """Show the receipt for half an hour; later say how to come back with the code."""
    way = journey_at(journey)
    token = receipt_token(request)
    receipt = receipt_of(token=token) if token else None
    if receipt is None:
        pages = [way.template("sent_before"), "feedback/tell_us/sent_before.html"]
        return render(request, pages, {"way": way})  # the first of them that is there
    return render(request, way.template("sent"), _receipt_page(receipt) | {"way": way})


@login_not_required
@require_POST
def clear_receipt(_request: HttpRequest, journey: str) -> HttpResponse:
    """Leave nothing of the receipt in the browser."""
    way = journey_at(journey)
    response = redirect("tell_us_sent", way.slug)
    forget(response, way)
    return response


def _sends() -> limits.Limit:
    return limits.Limit("sends", tries=django_settings.SENDS_AN_HOUR, seconds=3600)


def _send(way: Journey, draft: Held) -> HttpResponse | None:
    """Return the way to the receipt, or None while something necessary is missing."""
    if draft.token and draft.progress.done and not way.first_missing(draft.progress):
        send(answers=way.answers(draft.progress), token=draft.token, privacy_version=way.privacy_version)
    # Pressed twice: the draft has gone already, and its receipt is shown again.
    elif not (draft.token and receipt_of(token=draft.token)):
        return None
    response = redirect("tell_us_sent", way.slug)
    hold_receipt(response, way, token=draft.token)
    return response


def _check_page(way: Journey, draft: Held) -> dict[str, Any]:
    hrefs = {step.slug: f"{way.href(step)}?change" for step in way.steps}
    return {
        "way": way,
        "draft": draft.token,
        "journey": way.caption,
        "rows": [(row, hrefs[row.step]) for row in way.summary(draft.progress)],
        "marked": marked_texts(draft.progress, way.headings),
        "back_href": way.last_href(draft.progress),
        "saved": saved_words(settings().draft_days) if way.keeps_draft else "",
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
