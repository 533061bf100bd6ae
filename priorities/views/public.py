"""Public pages of the priorities."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from priorities.selectors import public as selectors


@require_safe
@login_not_required
def priorities(request: HttpRequest) -> HttpResponse:
    """The focus list by cornerstone, and the other priorities one click on."""
    return render(request, "priorities/priorities.html", {"page": selectors.priorities_page()})


@require_safe
@login_not_required
def priority(request: HttpRequest, slug: str) -> HttpResponse:
    """One priority: its strength, what needs to change, its stars."""
    return render(request, "priorities/priority.html", {"page": selectors.priority_page(slug)})
