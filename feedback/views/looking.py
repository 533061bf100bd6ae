"""The desk looks at what somebody said is about them: take it down, or put it back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import StaffRequest, needs
from feedback.enums import ReportState
from feedback.forms.about_me import LookForm
from feedback.selectors.reports_about_me import ToLookAt, one_to_look_at
from feedback.services.moderation import ConcernOpen
from feedback.services.reports_about_me import LookedAtAlready, put_it_back, take_it_down
from feedback.views.moderation import MODERATE


@needs(*MODERATE)
@require_safe
def look(request: StaffRequest, number: int) -> HttpResponse:
    """Show the text, and what can be done."""
    return _page(request, _found(request, number), LookForm())


@needs(*MODERATE)
@require_POST
def take_it_down_view(request: StaffRequest, number: int) -> HttpResponse:
    """Take the text from public view for good."""
    return _decide(request, number, take_it_down, "{} is not public any more.")


@needs(*MODERATE)
@require_POST
def put_it_back_view(request: StaffRequest, number: int) -> HttpResponse:
    """Show the text again."""
    return _decide(request, number, put_it_back, "{} is public again.")


def _decide(request: StaffRequest, number: int, verb: Callable[..., None], done: str) -> HttpResponse:
    found, form = _found(request, number), LookForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        verb(report=found.report, by=request.user, **form.cleaned_data)
    except LookedAtAlready as looked:
        context = {"one": found, "told": str(looked), "typed": [("Your note", form.cleaned_data["note"])]}
        return render(request, "feedback/moderation/looked_at.html", context, status=409)
    except ConcernOpen:
        raise Http404 from None
    messages.success(request, f"{done.format(found.line.reference)} Thank you for looking.")
    return redirect("moderation")


def _page(request: StaffRequest, found: ToLookAt, form: LookForm) -> HttpResponse:
    is_open = found.report.state == ReportState.OPEN
    context = {"one": found, "form": form, "experience": found.experience, "answer": found.answer, "is_open": is_open}
    return render(request, "feedback/moderation/look.html", context)


def _found(request: StaffRequest, number: int) -> ToLookAt:
    found = one_to_look_at(request.user, number) if number < 2**63 else None
    if found is None:
        raise Http404
    return found
