"""Who we hear from and who not: for everybody in words, for staff with what is to do about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from outreach import selectors, services
from outreach.forms import FinishForm, PlanForm

KEEPERS = (Permission.EDIT_REPORTS, Permission.ADMINISTER)


@login_not_required
@require_safe
def not_heard(request: HttpRequest) -> HttpResponse:
    """Say in plain words whom we have not heard from, and what we do about it."""
    return render(request, "outreach/not_heard.html", {"page": selectors.public_page()})


@needs(*KEEPERS)
@require_safe
def who(request: StaffRequest) -> HttpResponse:
    """Show who told us beside who lives here, and the outreach tasks."""
    return render(request, "outreach/who.html", {"page": selectors.staff_page()})


@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: StaffRequest) -> HttpResponse:
    """Plan something to hear from a group."""
    form = PlanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.plan(**form.cleaned_data, by=request.user)
        messages.success(request, "Added. Everybody can read it on “Who we have not heard from”.")
        return redirect("who")
    return render(request, "outreach/plan.html", {"form": form})


@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: StaffRequest, number: int) -> HttpResponse:
    """Say what came of it."""
    task = selectors.task(number)
    form = FinishForm(request.POST if request.method == "POST" else None)
    if task.done_on and request.method != "POST":
        messages.info(request, str(services.DoneAlready(task)))
        return redirect("who")
    if form.is_valid():
        try:
            services.finish(task=task, outcome=form.cleaned_data["outcome"], by=request.user)
            messages.success(request, "Saved. Everybody can read it.")
            return redirect("who")
        except services.DoneAlready as refusal:
            form.add_error(None, str(refusal))
    return render(request, "outreach/finish.html", {"form": form, "task": task})
