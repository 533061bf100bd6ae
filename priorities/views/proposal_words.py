"""Steps with a proposal that ask something: its words, why not, and which one says the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from priorities.forms.proposal_desk import DeclineForm, JoinForm, SeenForm, WordingForm, initial_of_words
from priorities.models import Proposal
from priorities.selectors import proposal_desk as selectors
from priorities.selectors.proposal_words import words_of
from priorities.services import joining
from priorities.services import proposal_desk as services
from priorities.services.proposal_steps import ProposalChanged, ProposalRefused
from priorities.views.proposal_desk import found_or_404

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.MODERATE_FORUM_ITEMS)
@form_page
def word(request: StaffRequest, reference: str) -> HttpResponse:
    """Change the words that people read."""
    proposal = found_or_404(reference)
    initial = initial_of_words(words_of(proposal), proposal.version)
    form = WordingForm(request.POST if request.method == "POST" else None, kind=proposal.kind, initial=initial)
    if form.is_valid():
        try:
            services.word(
                proposal=proposal, by=request.user, seen_version=form.cleaned_data["seen"], words=form.words()
            )
        except ProposalRefused as refused:
            _refuse(form, refused, proposal)
        else:
            messages.success(request, "Saved. What was sent is kept beside it.")
            return redirect("proposal_at_desk", reference)
    context = {"form": form, "proposal": proposal, "words": words_of(proposal)}
    return render(request, "priorities/proposals/desk/words.html", context)


@needs(Permission.MODERATE_FORUM_ITEMS)
@form_page
def decline(request: StaffRequest, reference: str) -> HttpResponse:
    """Say why it does not go on the list."""
    proposal = found_or_404(reference)
    form = DeclineForm(request.POST if request.method == "POST" else None, initial={"seen": proposal.version})
    if form.is_valid():
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["seen"]
        try:
            services.decline(proposal=proposal, by=request.user, seen_version=seen, reason=reason)
        except (ProposalRefused, WrongState) as refused:
            _refuse(form, refused, proposal)
        else:
            messages.success(request, "It is not on the list. Why is kept.")
            return redirect("proposal_desk")
    context = {"form": form, "proposal": proposal, "words": words_of(proposal)}
    return render(request, "priorities/proposals/desk/decline.html", context)


@needs(Permission.MODERATE_FORUM_ITEMS)
@form_page
def join(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose the one that says the same; those that are near come first."""
    proposal = found_or_404(reference)
    others = selectors.others_on_the_list(proposal)
    initial = {"seen": proposal.version, "into": request.GET.get("into", "")}
    form = JoinForm(request.POST if request.method == "POST" else None, others=others, initial=initial)
    if form.is_valid():
        into, seen = found_or_404(form.cleaned_data["into"]), form.cleaned_data["seen"]
        try:
            joining.join(proposal=proposal, into=into, by=request.user, seen_version=seen)
        except (ProposalRefused, WrongState) as refused:
            _refuse(form, refused, proposal)
        else:
            messages.success(request, "They are joined. Every voice is kept, and you can undo it.")
            return redirect("proposal_at_desk", into.reference)
    context = {"form": form, "proposal": proposal, "words": words_of(proposal), "others": others}
    return render(request, "priorities/proposals/desk/join.html", context)


def _refuse(form: SeenForm, refused: Exception, proposal: Proposal) -> None:
    """Say it on the form with everything still in it; the next press is about the proposal as it is now."""
    form.add_error(None, str(refused))
    if isinstance(refused, ProposalChanged):
        proposal.refresh_from_db()
        form.data = {**form.data.dict(), "seen": str(proposal.version)}  # type: ignore[attr-defined]
