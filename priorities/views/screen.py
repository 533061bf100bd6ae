"""The big screen at an event: anybody may look, and no page says how the stars fall before the result is published."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from priorities.selectors import screen as selectors


@require_safe
@login_not_required
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """The question, where to vote, how many have confirmed, how long there is; at the end the focus list."""
    return render(request, "priorities/screen/screen.html", {"page": selectors.screen_page(slug)})
