"""The rota: a week at a glance, what is missing in it, and its shifts."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from duty.forms import OutOfHoursForm, SendTestForm, ShiftForm
from duty.models import Shift
from duty.selectors import alerts
from duty.selectors import rota as selectors
from duty.selectors.on_duty import on_duty
from duty.services import rota as services
from lib import clock
from lib.codes import new_token
from outbox.providers import sends_texts

KEEPERS = (Permission.ADMINISTER, Permission.HANDLE_CONCERNS)
SHIFT = ("weekday", "begins", "ends", "turn")


@needs(*KEEPERS)
@require_safe
def rota(request: StaffRequest) -> HttpResponse:
    """Show who is on duty now, the week, its gaps, who is away, and the latest tests."""
    context = {
        "rota": selectors.rota(),
        "now": on_duty(clock.now()),
        "line": selectors.out_of_hours(),
        "unanswered": alerts.unanswered(),
        "tests": alerts.tests(),
        "minutes": int(alerts.first_wait().total_seconds() // 60),
        "texts": sends_texts(),
        "is_lead": request.user.may(Permission.HANDLE_CONCERNS),
        "test": SendTestForm(initial={"key": new_token()}),
    }
    return render(request, "duty/rota.html", context)


@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_shift(request: StaffRequest) -> HttpResponse:
    """Ask for a shift and put it on the rota."""
    form = ShiftForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_shift(by=request.user, **form.cleaned_data)
        messages.success(request, "The shift is on the rota.")
        return redirect("duty")
    return render(request, "duty/shift.html", {"form": form, "title": "Add a shift"})


@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_shift(request: StaffRequest, number: int) -> HttpResponse:
    """Change a shift, or lead to taking it out."""
    shift = _shift_or_404(number)
    form = ShiftForm(request.POST) if request.method == "POST" else ShiftForm(initial=_as_it_is(shift))
    if form.is_valid():
        try:
            services.change_shift(shift=shift, by=request.user, **form.cleaned_data)
        except services.ShiftThere as there:
            form.add_error(None, str(there))
        else:
            messages.success(request, "The shift is changed.")
            return redirect("duty")
    return render(request, "duty/shift.html", {"form": form, "title": "Change a shift", "shift": shift})


@needs(*KEEPERS)
@require_POST
def remove_shift(request: StaffRequest, number: int) -> HttpResponse:
    """Take a shift off the rota."""
    services.remove_shift(shift=_shift_or_404(number), by=request.user)
    messages.success(request, "The shift is off the rota. Look below whether somebody else covers it.")
    return redirect("duty")


@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def out_of_hours(request: StaffRequest) -> HttpResponse:
    """Say what holds at night, at weekends and on bank holidays."""
    line = selectors.out_of_hours()
    words = {name: getattr(line, name) for name in ("name", "phone", "hours", "action")}
    form = OutOfHoursForm(request.POST if request.method == "POST" else None, initial=words)
    if form.is_valid():
        services.say_out_of_hours(by=request.user, **form.cleaned_data)
        messages.success(request, "Saved. Leads read it beside each concern.")
        return redirect("duty")
    return render(request, "duty/out_of_hours.html", {"form": form})


def _as_it_is(shift: Shift) -> dict[str, Any]:
    return {"person": shift.person_id, **{name: getattr(shift, name) for name in SHIFT}}


def _shift_or_404(number: int) -> Shift:
    found = selectors.shift(number)
    if found is None:
        raise Http404
    return found
