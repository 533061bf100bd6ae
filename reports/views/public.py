"""What everybody may read: the archive, and each report for families and for partners."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports import selectors
from reports.words import ROUNDING


@login_not_required
@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """Show every published report, newest first."""
    return render(request, "reports/archive.html", {"reports": selectors.archive()})


@login_not_required
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Show what we promise and how it was kept, the misses too."""
    return render(request, "reports/promises.html", {"page": selectors.promises_page(), "rounding": ROUNDING})


@login_not_required
@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report as families read it."""
    page = selectors.report_page(slug, reader=request.user)
    return render(request, "reports/report.html", {"page": page, "rounding": ROUNDING})


@login_not_required
@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show an earlier edition of a report, or the latest at an address of its own. It never changes."""
    page = selectors.report_page(slug, reader=request.user, edition=number)
    return render(request, "reports/report.html", {"page": page, "rounding": ROUNDING})


@login_not_required
@require_safe
def partners(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a report in full, as partners read it."""
    page = selectors.report_page(slug, reader=request.user)
    return render(request, "reports/partners.html", {"page": page, "rounding": ROUNDING})
