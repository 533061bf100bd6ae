"""The files of a report, what their columns mean, and which of them are missing."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from reports import builder, selectors, services
from reports.builder.files import dictionary as columns
from reports.enums import ReportFileName
from reports.words import ROUNDING

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@login_not_required
@require_safe
def download(request: HttpRequest, slug: str, name: ReportFileName) -> HttpResponse:
    """Hand out a file of a report, made of what may be shown at this moment."""
    report = selectors.readable_report(slug, request.user)
    page = selectors.page_of(report)
    stem, kind = name.split(".")
    speaking = f"progress-report-{slug}-{stem}-edition-{page.cover.edition}.{kind}"
    disposition = f'{"inline" if kind == "pdf" else "attachment"}; filename="{speaking}"'
    try:
        content = builder.file_of(report, page, name)
    except builder.FileNotMade:
        what = {"slug": slug, "file": name.label, "kind": kind.upper()}
        return render(request, "reports/no_file.html", what, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponse(content, content_type=CONTENT_TYPES[kind], headers={"Content-Disposition": disposition})


@login_not_required
@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    """Say what every column of the files means."""
    tables = (
        ("figures", "Figures (CSV, and the first sheet of the ODS)", columns.FIGURES),
        ("answers", "Answers (CSV, and a sheet of the ODS)", columns.ANSWERS),
        ("data", "Everything (JSON)", columns.DATA),
    )
    return render(request, "reports/dictionary.html", {"tables": tables, "rounding": ROUNDING})


@login_not_required
@require_safe
def schema_json(_request: HttpRequest) -> HttpResponse:
    """The JSON Schema that every JSON file of a report obeys."""
    return JsonResponse(columns.schema(), json_dumps_params={"indent": 1, "ensure_ascii": False})


@needs(Permission.EDIT_REPORTS, Permission.ADMINISTER)
@require_safe
def made(request: StaffRequest) -> HttpResponse:
    """List every report with its files, and which are missing (ALL-11)."""
    return render(request, "reports/made.html", {"reports": selectors.made_files()})


@needs(Permission.EDIT_REPORTS, Permission.ADMINISTER)
@require_POST
def again(request: StaffRequest, slug: str) -> HttpResponse:
    """Let the worker make the files of a report that are missing."""
    report = selectors.by_slug(slug)
    try:
        services.make_files_again(report=report, by=request.user)
        words = selectors.words_of(report)
        messages.success(request, f"The worker makes the files for {words}. Look again in a minute.")
    except WrongState as refusal:
        messages.error(request, str(refusal))
    return redirect("report-files")
