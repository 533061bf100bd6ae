"""Proposals, as everybody reads them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import StaffRequest, needs
from lib.codes import new_token, read_reference
from priorities.enums import ProposalState, Proposer
from priorities.selectors import proposals as selectors
from priorities.selectors.on_the_list import ProposalShown
from priorities.services import proposals as services
from priorities.services.proposal_steps import ProposalRefused


@login_not_required
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """Everything on the list, by cornerstone."""
    context = {"page": selectors.proposals_page(), "may": what_may(request)}
    return render(request, "priorities/proposals/list.html", context)


@login_not_required
@require_safe
def proposal(request: HttpRequest, reference: str) -> HttpResponse:
    """One proposal with all that was joined with it; the address of a joined one leads to where its words are now."""
    found = shown_or_404(reference)
    if found.reference != reference:
        return redirect("proposal", found.reference)
    partner = partner_of(request)
    context = {
        "one": found,
        "may": what_may(request),
        "partner": partner,
        "proposed_it": partner is not None and partner.organisation_id in found.proposed_for,
        "supports": partner is not None and partner.organisation_id in found.organisations,
    }
    return render(request, "priorities/proposals/one.html", context)


@login_not_required
@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """What happens next with a proposal, for whoever wrote down its reference. Nothing of its words is shown."""
    found = selectors.receipt_of(read_reference(reference, prefix=services.PREFIX))
    if found is None:
        raise Http404
    public = selectors.proposal_shown(found.reference)
    declined = found.state == ProposalState.DECLINED
    context = {"proposal": found, "public": public, "declined": declined, "why": selectors.why_declined(found)}
    return render(request, "priorities/proposals/receipt.html", context)


@needs(Permission.VOTE)
@require_POST
def support(request: StaffRequest, reference: str) -> HttpResponse:
    """Put the name of one's organisation beside a proposal, or with `back` take it away."""
    found = shown_or_404(reference)
    record = selectors.published_called(found.reference)
    if record is None:
        raise Http404
    if "back" in request.POST:
        for one in selectors.members_of(found):
            services.take_voice_back(proposal=one, by=request.user)
        messages.success(request, "Your organisation’s name is not beside it any more.")
        return redirect("proposal", found.reference)
    try:
        services.add_voice(proposal=record, voice=Proposer.PARTNER, token=new_token(), by=request.user)
    except ProposalRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, "Your organisation stands beside it now, by name.")
    return redirect("proposal", found.reference)


def shown_or_404(reference: str) -> ProposalShown:
    """Return a proposal that everybody may read. Raises Http404."""
    found = selectors.proposal_shown(reference)
    if found is None:
        raise Http404
    return found


def partner_of(request: HttpRequest) -> User | None:
    """Return the person when they speak for a partner organisation, else None."""
    user = request.user
    speaks = isinstance(user, User) and user.may(Permission.VOTE) and user.organisation_id is not None
    return user if speaks else None  # type: ignore[return-value]  # checked on the line above


def what_may(request: HttpRequest) -> dict[str, bool]:
    """Return which other pages of proposals this person may open."""
    user = request.user
    if not isinstance(user, User):
        return {}
    return {
        "read": user.may(Permission.MODERATE_FORUM_ITEMS),
        "run": user.may(Permission.RUN_ROUNDS),
        "share": user.may(Permission.EDIT_REPORTS),
    }
