"""The desk that opens after signing in."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import StaffRequest, needs
from accounts.selectors import readings
from dashboards.selectors import work_for


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show the person who signed in what waits for them."""
    user = cast("User", request.user)
    context = {
        "work": work_for(user),
        "roles": sorted(r.label for r in user.roles),
        "may_raise": user.may(Permission.RAISE_CONCERN),
    }
    return render(request, "dashboards/desk.html", context)


@needs(Permission.READ_AUDIT)
@require_safe
def who_read_what(request: StaffRequest) -> HttpResponse:
    """Show an auditor who opened protected records, newest first, 50 a page."""
    page = Paginator(readings(), 50).get_page(request.GET.get("page"))
    return render(request, "dashboards/readings.html", {"page": page})
