"""A lead's own number. Nobody else sees it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from duty.forms import NumberForm
from duty.selectors.rota import number_of
from duty.services.rota import keep_number
from lib import phones
from outbox.providers import sends_texts


@needs(Permission.HANDLE_CONCERNS)
@require_http_methods(["GET", "HEAD", "POST"])
def my_number(request: StaffRequest) -> HttpResponse:
    """Show, keep or take out where a text reaches the person who signed in."""
    kept = phones.as_read_aloud(number_of(request.user))
    form = NumberForm(request.POST if request.method == "POST" else None, initial={"number": kept})
    if form.is_valid():
        keep_number(by=request.user, number=form.cleaned_data["number"])
        messages.success(request, "Saved." if form.cleaned_data["number"] else "Your number is deleted.")
        return redirect("duty")
    return render(request, "duty/my_number.html", {"form": form, "texts": sends_texts()})
