"""Days on which somebody of the rota is away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import StaffRequest, needs
from duty.forms import AbsenceForm
from duty.selectors import rota as selectors
from duty.services import rota as services
from duty.views.rota import KEEPERS


@needs(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_absence(request: StaffRequest) -> HttpResponse:
    """Ask who is away and when; never why."""
    form = AbsenceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.add_absence(by=request.user, **form.cleaned_data)
        messages.success(request, "Saved. On these days an alert goes to the others first.")
        return redirect("duty")
    return render(request, "duty/away.html", {"form": form})


@needs(*KEEPERS)
@require_POST
def remove_absence(request: StaffRequest, number: int) -> HttpResponse:
    """They are there after all."""
    found = selectors.absence(number)
    if found is None:
        raise Http404
    services.remove_absence(absence=found, by=request.user)
    messages.success(request, "Taken out. They are on the rota on those days again.")
    return redirect("duty")
