"""The moderator's desk of proposals: the list, one proposal, and each step that needs no words."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission, RecordRead
from accounts.permissions import StaffRequest, needs
from accounts.services import note_reading
from lib.states import WrongState
from priorities.forms.proposal_desk import SeenForm
from priorities.models import Proposal
from priorities.selectors import proposal_desk as selectors
from priorities.services import joining
from priorities.services import proposal_desk as services
from priorities.services.proposal_steps import ProposalRefused

OLD_PAGE = "This page came in parts. Look at the proposal again, then press once more."


@needs(Permission.MODERATE_FORUM_ITEMS)
@require_safe
def desk(request: StaffRequest) -> HttpResponse:
    """Every proposal, what waits first."""
    return render(request, "priorities/proposals/desk/list.html", {"parts": selectors.desk_parts()})


@needs(Permission.MODERATE_FORUM_ITEMS)
@require_safe
def one(request: StaffRequest, reference: str) -> HttpResponse:
    """One proposal: as it was sent, as people read it, what is near, and what can be done. Reading it is logged."""
    page = selectors.desk_page(reference, request.user)
    if page is None:
        raise Http404
    note_reading(by=request.user, record=RecordRead.WORDS_AS_SENT, reference=reference)
    return render(request, "priorities/proposals/desk/one.html", {"page": page})


@needs(Permission.MODERATE_FORUM_ITEMS)
@require_POST
def publish(request: StaffRequest, reference: str) -> HttpResponse:
    """Put it on the list."""
    return _step(request, reference, services.publish, "It is on the list now. Everybody can read it.")


@needs(Permission.MODERATE_FORUM_ITEMS)
@require_POST
def take_off(request: StaffRequest, reference: str) -> HttpResponse:
    """Take it off the list, to be read again."""
    return _step(request, reference, services.take_off_the_list, "It is off the list. Nobody but the desk reads it.")


@needs(Permission.MODERATE_FORUM_ITEMS)
@require_POST
def read_again(request: StaffRequest, reference: str) -> HttpResponse:
    """Let a declined one wait again."""
    return _step(request, reference, services.read_again, "It waits to be read again.")


@needs(Permission.MODERATE_FORUM_ITEMS)
@require_POST
def part(request: StaffRequest, reference: str) -> HttpResponse:
    """Undo a joining."""
    joining.part(proposal=found_or_404(reference), by=request.user)
    messages.success(request, "The joining is undone. It stands for itself again, with its own voices.")
    return redirect("proposal_at_desk", reference)


def found_or_404(reference: str) -> Proposal:
    """Return a proposal in whatever state. Raises Http404."""
    found = selectors.proposal_at_desk(reference)
    if found is None:
        raise Http404
    return found


def _step(request: StaffRequest, reference: str, service: Callable[..., Proposal], done: str) -> HttpResponse:
    proposal, form = found_or_404(reference), SeenForm(request.POST)
    if not form.is_valid():
        messages.warning(request, OLD_PAGE)
        return redirect("proposal_at_desk", reference)
    try:
        service(proposal=proposal, by=request.user, seen_version=form.cleaned_data["seen"])
    except (ProposalRefused, WrongState) as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("proposal_at_desk", reference)
