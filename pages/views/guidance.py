"""The pages of plain guidance: same shape, different words."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from authority.selectors import settings
from feedback.answers import CHILD_PRIVACY_VERSION, PRIVACY_VERSION
from pages.selectors import glossary, help_and_advice

TOPICS = (
    "talk-to-a-person",
    "stay-safe",
    "who-reads-this",
    "get-it-offline",
    "accessibility",
    "privacy",
    "privacy/children",
    "privacy/young-people",
    "cookies",
    "help-and-advice",
    "translate",
)


@login_not_required
@require_safe
def topic(request: HttpRequest, *, name: str) -> HttpResponse:
    """Show one page of guidance; `name` is one of TOPICS."""
    context = {
        "authority": settings(),
        "privacy_version": PRIVACY_VERSION,
        "child_privacy_version": CHILD_PRIVACY_VERSION,
        "help_and_advice": help_and_advice() if name == "help-and-advice" else None,
    }
    return render(request, f"pages/guidance/{name}.html", context)


@login_not_required
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Show the glossary."""
    return render(request, "pages/guidance/glossary.html", {"entries": glossary()})
