"""Where the report editor takes proposals: into a round that is being prepared, or into the shared understanding."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from cornerstones.selectors import event_called
from lib.counting import how_many
from lib.states import WrongState
from priorities.enums import RoundState
from priorities.forms.proposals_onward import EventForm, IntoRoundForm
from priorities.models import Proposal, StarRound
from priorities.selectors import desk
from priorities.selectors import proposals_onward as selectors
from priorities.selectors.proposal_words import words_of
from priorities.services import proposals_onward as services
from priorities.services.proposal_steps import ProposalRefused

HAS_OPENED = "This round has opened, so what is in it stays. Nothing was changed."


@needs(Permission.RUN_ROUNDS)
@require_safe
def onward(request: StaffRequest) -> HttpResponse:
    """Everything on the list, and where it has gone."""
    return render(request, "priorities/proposals/onward.html", {"page": selectors.onward_page()})


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def into_round(request: StaffRequest, slug: str) -> HttpResponse:
    """Choose the proposals that go into a round."""
    star_round = desk.round_of_the_portal(slug)
    if request.method != "POST" and star_round.state != RoundState.DRAFT:
        messages.warning(request, HAS_OPENED)
        return redirect("round_priorities", slug)
    offered = selectors.not_in(star_round)
    form = IntoRoundForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.is_valid() and _put_in(request, form, star_round):
        return redirect("round_priorities", slug)
    context = {"form": form, "round": star_round, "offered": offered}
    return render(request, "priorities/proposals/into_round.html", context)


@needs(Permission.EDIT_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose the event whose statements it is put with; once it is there, it can be taken out again."""
    proposal = _statement_or_404(reference)
    form = EventForm(request.POST if request.method == "POST" else None)
    if proposal.statement_id is None and form.is_valid():
        event = event_called(form.cleaned_data["event"])
        try:
            services.into_understanding(proposal=proposal, event=event, by=request.user)
        except ProposalRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"It stands with the statements of “{event.name}” now.")
            return redirect("share_proposal", reference)
    context = {"form": form, "proposal": proposal, "words": words_of(proposal)}
    return render(request, "priorities/proposals/share.html", context)


@needs(Permission.EDIT_REPORTS)
@require_POST
def unshare(request: StaffRequest, reference: str) -> HttpResponse:
    """Take a statement out of the shared understanding again."""
    try:
        services.out_of_understanding(proposal=_statement_or_404(reference), by=request.user)
    except ProposalRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, "It is a proposal on the list again, and nothing else.")
    return redirect("share_proposal", reference)


def _put_in(request: StaffRequest, form: IntoRoundForm, star_round: StarRound) -> bool:
    chosen = selectors.chosen(form.cleaned_data["chosen"])
    try:
        number = services.put_in_round(star_round=star_round, proposals=chosen, by=request.user)
    except ProposalRefused as refused:
        form.add_error(None, str(refused))
    except WrongState:
        form.add_error(None, HAS_OPENED)
    else:
        messages.success(request, f"{how_many(number, 'proposal')} put in the round.")
    return form.is_valid()


def _statement_or_404(reference: str) -> Proposal:
    found = selectors.statement_called(reference)
    if found is None:
        raise Http404
    return found
