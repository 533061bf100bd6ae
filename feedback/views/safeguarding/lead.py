"""The safeguarding lead's pages: what waits, one concern, and each step with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from duty.selectors.on_duty import on_duty
from duty.selectors.rota import out_of_hours
from feedback.enums import ConcernState
from feedback.forms.safeguarding import CloseForm, HandOverForm, NoteForm
from feedback.models import SafeguardingConcern
from feedback.selectors import concerns
from feedback.selectors.challenges import asked_about
from feedback.services import safeguarding as service
from feedback.services.reading import open_concern, open_contact_details
from lib import clock
from lib.govukforms.forms import GovukForm
from lib.states import WrongState

PICKED_UP = "You have picked this up. Whoever raised it sees that, and nobody else is alerted."


@needs(Permission.HANDLE_CONCERNS)
@require_safe
def concern_list(request: StaffRequest) -> HttpResponse:
    """Show concerns, the unread and oldest first."""
    context = {"concerns": concerns.concerns(), "line": out_of_hours()}
    return render(request, "feedback/safeguarding/list.html", context)


@needs(Permission.HANDLE_CONCERNS)
@require_safe
def concern(request: StaffRequest, number: int) -> HttpResponse:
    """Show one concern with the words it is about: reading them is noted."""
    return _page(request, _concern_or_404(number))


@needs(Permission.HANDLE_CONCERNS)
@require_safe
def contact(request: StaffRequest, number: int) -> HttpResponse:
    """Show how to reach the writer of a flagged item, and note who looked."""
    found = _concern_or_404(number)
    if found.submission is None or found.state not in ConcernState.still_open():
        raise Http404
    wanted = open_contact_details(concern=found, by=request.user)
    return render(request, "feedback/safeguarding/contact.html", {"concern": found, "wanted": wanted})


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def pick_up(request: StaffRequest, number: int) -> HttpResponse:
    """Take a concern on."""
    found = _concern_or_404(number)
    try:
        service.pick_up(concern=found, by=request.user)
        messages.success(request, PICKED_UP)
    except WrongState:
        now = _concern_or_404(number)
        if now.state == ConcernState.PICKED_UP and now.picked_up_by == request.user:  # the same button, pressed twice
            messages.success(request, PICKED_UP)
        else:
            messages.warning(request, "Somebody else picked this up before you.")
    return redirect("concern", number)


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def add_note(request: StaffRequest, number: int) -> HttpResponse:
    """Keep what was done."""
    found = _concern_or_404(number)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, note=form)
    service.add_note(concern=found, by=request.user, text=form.cleaned_data["text"], token=form.cleaned_data["key"])
    messages.success(request, "Your note is kept.")
    return redirect("concern", number)


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def hand_over(request: StaffRequest, number: int) -> HttpResponse:
    """Ask another lead to go on."""
    found = _concern_or_404(number)
    form = HandOverForm(request.POST, leads=concerns.around(found).leads, by=request.user)
    if not form.is_valid():
        return _page(request, found, form, hand=form)
    to = form.cleaned_data["to"]
    try:
        service.hand_over(concern=found, by=request.user, to=to)
        messages.success(request, f"{to.name} is told now. Until they pick it up, the rota is told too.")
    except (WrongState, service.NotALead) as wrong:
        messages.warning(request, str(wrong))
    return redirect("concern", number)


@needs(Permission.HANDLE_CONCERNS)
@require_POST
def close(request: StaffRequest, number: int) -> HttpResponse:
    """Close a concern with what was decided."""
    found = _concern_or_404(number)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, close=form)
    try:
        service.close(concern=found, by=request.user, **form.cleaned_data)
    except WrongState as wrong:
        now = _concern_or_404(number)
        same = (now.closed_by, now.outcome) == (request.user, form.cleaned_data["outcome"].strip())
        if not same:  # else the same button, pressed twice
            form.add_error(None, str(wrong))
            return _page(request, found, form, close=form, status=409)
    messages.success(request, "This concern is closed.")
    return redirect("concerns")


def _concern_or_404(number: int) -> SafeguardingConcern:
    found = concerns.concern(number)
    if found is None:
        raise Http404
    return found


def _page(
    request: StaffRequest, found: SafeguardingConcern, form: GovukForm | None = None, *, status: int = 200, **forms: Any
) -> HttpResponse:
    around = concerns.around(found)
    words = open_concern(concern=found, by=request.user)
    context = {
        "concern": found,
        "raised_by": concerns.raised_by(found),
        "age": concerns.age(found.raised_at),
        "words": words,
        "asked": asked_about(found.submission) if words and found.submission else (),
        "around": around,
        "now": on_duty(clock.now()),
        "line": out_of_hours(),
        "form": form,
        "note": NoteForm(),
        "hand": HandOverForm(leads=around.leads, by=request.user),
        "close": CloseForm(),
    }
    return render(request, "feedback/safeguarding/one.html", context | forms, status=status)
