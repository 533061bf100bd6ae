"""A volunteer's own hours, and the thanks of the forum's lead."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from commitments.forms.hours import HoursForm, ThanksForm, initial_of_hours
from commitments.selectors import hours as selectors
from commitments.services import hours as services
from commitments.views.steps import data_of
from lib.codes import new_token

FORM = ["GET", "HEAD", "POST"]


@needs(Permission.LOG_HOURS)
@require_http_methods(FORM)
def own_hours(request: StaffRequest) -> HttpResponse:
    """Show one's own hours, and write more down."""
    form = HoursForm(data_of(request), initial={"token": new_token()})

    def take() -> None:
        token = form.cleaned_data["token"] or new_token()
        services.log_hours(by=request.user, token=token, **form.told())

    if form.is_valid() and _taken(form, take):
        messages.success(request, "Saved. Thank you for your time.")
        return redirect("own_hours")
    context = {"form": form, "hours": selectors.own_hours(request.user)}
    return render(request, "commitments/hours/own.html", context)


@needs(Permission.LOG_HOURS)
@require_http_methods(FORM)
def change_hours(request: StaffRequest, pk: int) -> HttpResponse:
    """Change one of one's own entries while its month is open."""
    entry = selectors.entry_of(request.user, pk)
    form = HoursForm(data_of(request), initial=initial_of_hours(entry))

    def take() -> None:
        services.change_hours(entry=entry, by=request.user, **form.told())

    if form.is_valid() and _taken(form, take):
        messages.success(request, "Saved.")
        return redirect("own_hours")
    return render(request, "commitments/hours/change.html", {"form": form, "entry": entry})


@needs(Permission.LOG_HOURS)
@require_POST
def delete_hours(request: StaffRequest, pk: int) -> HttpResponse:
    """Delete one of one's own entries while its month is open."""
    try:
        services.delete_hours(entry=selectors.entry_of(request.user, pk), by=request.user)
    except services.HoursRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Deleted.")
    return redirect("own_hours")


@needs(Permission.LOG_HOURS)
@require_http_methods(FORM)
def take_back_hours(request: StaffRequest) -> HttpResponse:
    """Ask whether all of one's own hours should go, also those of closed months, and delete them."""
    if request.method == "POST":
        services.take_back_hours(of=request.user, by=request.user)
        messages.success(request, "Deleted. We keep none of your hours.")
        return redirect("own_hours")
    return render(request, "commitments/hours/take_back.html", {"hours": selectors.own_hours(request.user)})


@needs(Permission.ACCEPT_ACTION, Permission.LOG_HOURS)
@require_http_methods(FORM)
def thanks(request: StaffRequest) -> HttpResponse:
    """Show whom the forum's lead has thanked, and say thank you; 403 for everybody else."""
    if not selectors.leads_the_forum(request.user):
        raise PermissionDenied
    form = ThanksForm(data_of(request), volunteers=selectors.volunteers_of(request.user))
    if form.is_valid():
        services.say_thank_you(by=request.user, **form.told())
        messages.success(request, "Saved. They can read it beside their hours.")
        return redirect("thanks")
    return render(request, "commitments/hours/thanks.html", {"form": form, "thanks": selectors.thanks_by(request.user)})


def _taken(form: HoursForm, take: Callable[[], None]) -> bool:
    try:
        take()
    except services.HoursRefused as error:
        form.add_error("on", str(error))
    return form.is_valid()
