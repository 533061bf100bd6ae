"""Someone is not safe: said in one step, read by the safeguarding lead alone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.forms.safeguarding import CloseForm, WorryForm
from feedback.models import SafeguardingConcern
from feedback.selectors import concerns
from feedback.services import safeguarding as service
from feedback.services.reading import open_concern
from lib.states import WrongState

TOLD = "Thank you. The safeguarding lead has been told, and nothing of this is public now."


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
@require_safe
def my_flags(request: StaffRequest) -> HttpResponse:
    """Show what this person raised, and whether it was picked up."""
    return render(request, "feedback/safeguarding/my_flags.html", {"flags": concerns.flags_of(request.user)})


@needs(Permission.HANDLE_CONCERNS)
@require_safe
def concern_list(request: StaffRequest) -> HttpResponse:
    """Show concerns, the unread and oldest first."""
    return render(request, "feedback/safeguarding/list.html", {"concerns": concerns.concerns()})


@needs(Permission.HANDLE_CONCERNS)
@require_safe
def concern(request: StaffRequest, number: int) -> HttpResponse:
    """Show one concern with the words it is about: reading them is noted."""
    found = _concern_or_404(number)
    return _page(request, found, CloseForm())


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def pick_up(request: StaffRequest, number: int) -> HttpResponse:
    """Take a concern on."""
    found = _concern_or_404(number)
    try:
        service.pick_up(concern=found, by=request.user)
        messages.success(request, "You have picked this up. Whoever raised it can see that.")
    except WrongState:
        messages.warning(request, "Somebody else picked this up before you.")
    return redirect("concern", number)


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def close(request: StaffRequest, number: int) -> HttpResponse:
    """Close a concern with what was decided."""
    found = _concern_or_404(number)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        service.close(concern=found, by=request.user, **form.cleaned_data)
    except WrongState as wrong:
        form.add_error(None, str(wrong))
        return _page(request, found, form, status=409)
    messages.success(request, "This concern is closed.")
    return redirect("concerns")


def _concern_or_404(number: int) -> SafeguardingConcern:
    found = concerns.concern(number)
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, found: SafeguardingConcern, form: CloseForm, *, status: int = 200) -> HttpResponse:
    words = open_concern(concern=found, by=request.user)
    context = {"concern": found, "age": concerns.age(found.raised_at), "words": words, "form": form}
    return render(request, "feedback/safeguarding/one.html", context, status=status)
