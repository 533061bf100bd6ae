"""The desk that opens after signing in, and the council's dashboard."""

from typing import cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import StaffRequest, needs
from accounts.selectors import readings
from dashboards import builder
from dashboards.forms import CouncilFilterForm
from dashboards.permissions import SEES_THE_COUNCIL
from dashboards.selectors import Dashboard, council_dashboard, work_for
from lib.downloads import csv_response

FILE = "council-dashboard"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


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


@needs(*SEES_THE_COUNCIL)
@require_safe
def council(request: StaffRequest) -> HttpResponse:
    """Show what people say and how the council keeps up, narrowed as the address says."""
    form, dashboard = _asked(request)
    context = {"form": form, "chosen": form.chosen(), "query": form.query(), "dashboard": dashboard}
    sees_who = request.user.may(Permission.EDIT_REPORTS) or request.user.may(Permission.ADMINISTER)
    return render(request, "dashboards/council.html", {**context, "sees_who": sees_who})


@needs(*SEES_THE_COUNCIL)
@require_safe
def council_csv(request: StaffRequest) -> HttpResponseBase:
    """Give what is on the screen as CSV: all of it, or the one table that the address names."""
    form, dashboard = _asked(request)
    name = request.GET.get("table", "")
    if not name:
        return csv_response(FILE, builder.HEADER, builder.lines_of(dashboard, _in_words(form)))
    part = next((each for each in builder.tables_of(dashboard) if each.slug == name), None)
    if part is None:
        raise Http404
    return csv_response(f"{FILE}-{part.slug}", part.columns, builder.part_lines(part))


@needs(*SEES_THE_COUNCIL)
@require_safe
def council_ods(request: StaffRequest) -> HttpResponse:
    """Give what is on the screen as a spreadsheet."""
    form, dashboard = _asked(request)
    response = HttpResponse(builder.ods_of(dashboard, _in_words(form)), content_type=ODS)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE}.ods"'
    return response


@needs(Permission.READ_AUDIT)
@require_safe
def who_read_what(request: StaffRequest) -> HttpResponse:
    """Show an auditor who opened protected records, newest first, 50 a page."""
    page = Paginator(readings(), 50).get_page(request.GET.get("page"))
    return render(request, "dashboards/readings.html", {"page": page})


def _asked(request: StaffRequest) -> tuple[CouncilFilterForm, Dashboard]:
    form = CouncilFilterForm(request.GET)
    return form, council_dashboard(form.asked(), answers=request.user.may(Permission.RESPOND))


def _in_words(form: CouncilFilterForm) -> list[str]:
    return [f"{one.label}: {one.value}" for one in form.chosen()]
