"""The message in the morning: stop it, or start it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from accounts.services import choose_morning_message
from feedback.forms.around_the_desk import MorningMessageForm
from feedback.views.moderation import MODERATE


@needs(*MODERATE, Permission.DECIDE_WITHHOLDING)
@require_http_methods(["GET", "HEAD", "POST"])
def morning_message(request: StaffRequest) -> HttpResponse:
    """Ask whether somebody wants a message when something waits at their desk."""
    now = {"wanted": "yes" if request.user.morning_message else "no"}
    form = MorningMessageForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method != "POST" or not form.is_valid():
        return render(request, "feedback/moderation/morning_message.html", {"form": form})
    wanted = form.cleaned_data["wanted"] == "yes"
    choose_morning_message(user=request.user, wanted=wanted)
    messages.success(request, "We will write when something waits." if wanted else "We will not write any more.")
    return redirect("dashboard")
