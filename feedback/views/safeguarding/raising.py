"""Saying that someone is not safe, for people who sign in; and whether it was picked up."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.forms.safeguarding import HeardForm, WorryForm
from feedback.selectors import concerns
from feedback.services import safeguarding as service
from lib.codes import read_reference

TOLD = "Thank you. The safeguarding lead has been told, and nothing of this is public now."
HEARD = "Thank you. The safeguarding lead has been told."


@needs(Permission.RAISE_CONCERN)
@require_http_methods(["GET", "HEAD", "POST"])
def raise_concern(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask what worries them, with what to do at once; then tell the safeguarding lead."""
    find = concerns.to_flag_again if request.method == "POST" else concerns.to_flag
    submission = find(request.user, reference)
    if submission is None:
        raise Http404
    form = WorryForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "feedback/safeguarding/raise.html", {"reference": reference, "form": form})
    service.raise_concern(submission=submission, by=request.user, worry=form.cleaned_data["worry"])
    messages.success(request, TOLD)
    return redirect("my_flags")


@needs(Permission.RAISE_CONCERN)
@require_http_methods(["GET", "HEAD", "POST"])
def raise_heard(request: StaffRequest) -> HttpResponse:
    """The same about something heard on the phone or read on paper, which nobody has entered."""
    about = read_reference(request.GET.get("about", ""), prefix="DEV")
    form = HeardForm(request.POST if request.method == "POST" else None, initial={"about": about})
    if not form.is_valid():
        return render(request, "feedback/safeguarding/raise.html", {"reference": "", "form": form})
    given = form.cleaned_data
    service.raise_heard(by=request.user, key=given["key"], worry=given["worry"], about=given["about"])
    messages.success(request, HEARD)
    return redirect("my_flags")


@needs(Permission.RAISE_CONCERN)
@require_safe
def my_flags(request: StaffRequest) -> HttpResponse:
    """Show what this person raised, and whether it was picked up."""
    return render(request, "feedback/safeguarding/my_flags.html", {"flags": concerns.flags_of(request.user)})
