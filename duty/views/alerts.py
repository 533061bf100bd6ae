"""A test of the alert: does it reach somebody?"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from duty.forms import SendTestForm
from duty.services import alerts as services
from duty.views.rota import KEEPERS


@needs(*KEEPERS)
@require_POST
def send_test(request: StaffRequest) -> HttpResponse:
    """Send a test through the rota."""
    services.send_test(by=request.user, token=SendTestForm(request.POST).own_key())
    messages.success(request, "A test is on its way. Below you see who was told, and whether they got it.")
    return redirect("duty")


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def got_it(request: StaffRequest) -> HttpResponse:
    """Note that the test arrived."""
    if services.answer_test(by=request.user):
        messages.success(request, "Thank you. The alert reaches you.")
    else:
        messages.warning(request, "No test waits any more. Somebody else was quicker, or it ended.")
    return redirect("duty")
