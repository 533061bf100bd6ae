"""Public pages: the Four Cornerstones, and what co-production means in Devon."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cornerstones import selectors


@require_safe
@login_not_required
def cornerstones(request: HttpRequest) -> HttpResponse:
    """All cornerstones."""
    return render(request, "cornerstones/cornerstones.html", {"cornerstones": selectors.all_cornerstones()})


@require_safe
@login_not_required
def cornerstone(request: HttpRequest, slug: str) -> HttpResponse:
    """One cornerstone, with what people notice when it works."""
    return render(request, "cornerstones/cornerstone.html", {"page": selectors.cornerstone_page(slug)})


@require_safe
@login_not_required
def what_co_production_means(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The shared understanding, of the latest event or of one before: statements, who agrees, open questions."""
    return render(request, "cornerstones/what_it_means.html", {"understanding": selectors.shared_understanding(slug)})
