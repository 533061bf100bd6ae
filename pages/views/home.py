"""The front page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.selectors import front_page


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the question, the three doors, what people told us and what changed."""
    return render(request, "pages/home.html", {"front": front_page()})
