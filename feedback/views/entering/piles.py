"""Batch entry: the piles, and one pile (PP-10, PP-11)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.forms.entering import StartBatchForm
from feedback.models import Batch
from feedback.selectors import entering as selectors
from feedback.services import entering as services
from feedback.services.entering import StillAside
from feedback.views.sheets import SHEETS
from lib import codes
from lib.states import WrongState

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.ENTER_FOR_OTHERS)
@require_safe
def piles(request: StaffRequest) -> HttpResponse:
    """Show every pile, the open ones first."""
    return render(request, "feedback/entering/piles.html", {"piles": selectors.piles()})


@needs(Permission.ENTER_FOR_OTHERS)
@form_page
def start_pile(request: StaffRequest) -> HttpResponse:
    """Start a pile."""
    form = StartBatchForm(request.POST or None, initial={"key": codes.new_token()})
    if form.is_valid():
        data = dict(form.cleaned_data)
        made = services.start_batch(by=request.user, token=data.pop("key"), **data)
        return redirect("entering_pile", made.reference)
    return render(request, "feedback/entering/start.html", {"form": form, "back_href": reverse("entering")})


@needs(Permission.ENTER_FOR_OTHERS)
@require_safe
def pile(request: StaffRequest, reference: str) -> HttpResponse:
    """Show one pile: how far it is, what was entered last, what is put aside."""
    batch = found_pile(reference)
    context = {
        "pile": selectors.pile_of(batch),
        "sheets": SHEETS.values(),
        "last": selectors.last_entries(batch),
        "asides": [(each, SHEETS[each.sheet].who) for each in selectors.asides_of(batch, request.user)],
        "back_href": reverse("entering"),
    }
    return render(request, "feedback/entering/pile.html", context)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def throw_away(request: StaffRequest, reference: str, name: str) -> HttpResponse:
    """Delete half an entry."""
    batch = found_pile(reference)
    services.throw_away(batch=batch, by=request.user, name=name)
    messages.success(request, "It is gone.")
    return redirect("entering_pile", batch.reference)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def finish(request: StaffRequest, reference: str) -> HttpResponse:
    """Finish a pile."""
    batch = found_pile(reference)
    try:
        services.finish_batch(batch=batch, by=request.user)
        messages.success(request, "This pile is finished. Thank you.")
    except StillAside:
        messages.error(request, "Something is put aside. Go on with it, or throw it away, before you finish the pile.")
    except WrongState:
        messages.info(request, "This pile was finished already.")
    return redirect("entering_pile", batch.reference)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def open_again(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a finished pile."""
    batch = found_pile(reference)
    try:
        services.open_again(batch=batch, by=request.user)
        messages.success(request, "This pile is open again.")
    except WrongState:
        messages.info(request, "This pile is open already.")
    return redirect("entering_pile", batch.reference)


def found_pile(reference: str) -> Batch:
    """Return the pile at an address. Raises Http404."""
    batch = selectors.batch_at(reference)
    if batch is None:
        raise Http404
    return batch
