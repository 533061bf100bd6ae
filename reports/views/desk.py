"""The desk of report editors: what is being built, what failed and why, what is ready to publish."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from reports import selectors, services
from reports.enums import ReportState
from reports.forms import AskForm


@needs(Permission.EDIT_REPORTS)
@require_safe
def desk(request: StaffRequest) -> HttpResponse:
    """Show every report with its state, and the ended periods that have none."""
    return render(request, "reports/desk.html", {"desk": selectors.desk()})


@needs(Permission.EDIT_REPORTS)
@require_POST
def ask(request: StaffRequest) -> HttpResponse:
    """Ask the worker for the report of an ended period."""
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose one of the periods on the list.")
        return redirect("reports-desk")
    try:
        report = services.ask_for_report(period=form.period(), by=request.user)
        messages.success(request, f"The worker builds the report for {selectors.words_of(report)}. It takes a minute.")
    except services.WrongPeriod as refusal:
        messages.error(request, str(refusal))
    return redirect("reports-desk")


@needs(Permission.EDIT_REPORTS)
@require_POST
def retry(request: StaffRequest, slug: str) -> HttpResponse:
    """Let the worker try a failed report again."""
    report = selectors.by_slug(slug)
    try:
        services.retry(report=report, by=request.user)
        messages.success(request, "The worker tries again. Look again in a minute.")
    except WrongState as refusal:
        messages.error(request, str(refusal))
    return redirect("reports-desk")


@needs(Permission.EDIT_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask whether to publish a report that has both notes, and publish it."""
    report = selectors.by_slug(slug)
    if report.state != ReportState.COMMENTING:
        return redirect("reports-desk")
    if request.method != "POST":
        return render(request, "reports/publish.html", {"slug": slug, "words": selectors.words_of(report)})
    try:
        services.publish(report=report, by=request.user)
        messages.success(request, "The report is published. Everybody can read it now.")
    except (WrongState, services.MissingNotes) as refusal:
        messages.error(request, str(refusal))
        return redirect("reports-desk")
    return redirect("report", slug=slug)


@needs(Permission.EDIT_REPORTS)
@require_POST
def send(request: StaffRequest, slug: str) -> HttpResponse:
    """Open a built report to the forum and to young people, and ask them for their notes."""
    try:
        services.send_for_comment(report=selectors.by_slug(slug), by=request.user)
        messages.success(request, "The forum can read it now. We asked its moderators for both notes by e-mail.")
    except WrongState as refusal:
        messages.error(request, str(refusal))
    return redirect("reports-desk")
