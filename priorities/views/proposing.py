"""Proposing, page by page: words, check, “is it one of these?”, sent. Each page carries the words on to the next.

Nothing is kept before it is sent: no account, no session, no draft. A page that is opened out of turn begins anew.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lib import limits
from priorities.enums import ProposalKind
from priorities.forms.proposals import DIFFERENT, FORMS, TOO_MANY, NearForm, ProposalForm
from priorities.selectors import proposals as selectors
from priorities.selectors.on_the_list import ProposalShown
from priorities.services import proposals as services
from priorities.services.proposal_steps import ProposalRefused
from priorities.views.proposals import partner_of

PROPOSALS = limits.Limit("proposals", tries=12, seconds=3600)


@login_not_required
@require_safe
def propose(request: HttpRequest) -> HttpResponse:
    """Say what can be proposed, what becomes of it, and who reads it."""
    return render(request, "priorities/proposals/new.html", {"partner": partner_of(request)})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose_words(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for the words; by POST with what was typed before, to change it."""
    form = _form_of(kind)(partner=partner_of(request) is not None, again=request.POST or None)
    return _ask(request, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_proposal(request: HttpRequest, kind: str) -> HttpResponse:
    """Show once more what will be sent."""
    form = _sent_form(request, kind)
    if form is None:
        return redirect("propose_words", kind)
    return _check(request, form) if form.is_valid() else _ask(request, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def near_proposals(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask whether it is the same as one on the list; on to the check page where nothing is near any more."""
    form = _sent_form(request, kind)
    if form is None:
        return redirect("propose_words", kind)
    if not form.is_valid():
        return _ask(request, form)
    near = selectors.near_on_the_list(kind, form.words())
    return _offer(request, form, NearForm(None, near=near)) if near else _check(request, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_proposal(request: HttpRequest, kind: str) -> HttpResponse:
    """Send it, or add a voice to one on the list. Pressed twice it is one."""
    form = _sent_form(request, kind)
    if form is None:
        return redirect("propose_words", kind)
    if not form.is_valid():
        return _ask(request, form)
    near = selectors.near_on_the_list(kind, form.words())
    choice = NearForm(request.POST, near=near)
    if near and not choice.is_valid():
        return _offer(request, form, choice if "same" in request.POST or "asked" in request.POST else None, near=near)
    source = limits.source_of(request)
    if limits.over(PROPOSALS, source):
        form.add_error(None, TOO_MANY)
        return _ask(request, form, status=429)
    limits.count(PROPOSALS, source)
    same = choice.cleaned_data["same"] if near else DIFFERENT
    return _send(request, form) if same == DIFFERENT else _add_voice(request, form, same)


def _send(request: HttpRequest, form: ProposalForm) -> HttpResponse:
    sent = services.propose(
        kind=form.kind,
        proposer=form.proposer(),
        words=form.words(),
        token=form.cleaned_data["token"],
        by=partner_of(request),
    )
    return redirect("proposal_sent", sent.reference)


def _add_voice(request: HttpRequest, form: ProposalForm, reference: str) -> HttpResponse:
    record = selectors.published_called(reference)
    if record is None:
        return _gone(request, form)
    token, by = form.cleaned_data["token"], partner_of(request)
    try:
        services.add_voice(proposal=record, voice=form.proposer(), token=token, words=form.words(), by=by)
    except ProposalRefused:
        return _gone(request, form)
    return redirect("voice_added", reference)


def _gone(request: HttpRequest, form: ProposalForm) -> HttpResponse:
    """The one that was chosen came off the list while somebody looked at it."""
    form.add_error(None, services.NOT_ON_THE_LIST)
    return _ask(request, form)


@login_not_required
@require_safe
def voice_added(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that the voice is with the proposal, and what happens next."""
    found = selectors.proposal_shown(reference)
    if found is None:
        raise Http404
    return render(request, "priorities/proposals/voice_added.html", {"one": found, "partner": partner_of(request)})


def _form_of(kind: str) -> type[ProposalForm]:
    if kind not in FORMS:
        raise Http404
    return FORMS[kind]


def _sent_form(request: HttpRequest, kind: str) -> ProposalForm | None:
    """Return the form as it was sent; None where the page was only opened."""
    found = _form_of(kind)
    return found(request.POST, partner=partner_of(request) is not None) if request.method == "POST" else None


def _ask(request: HttpRequest, form: ProposalForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "kind": form.kind, "partner": partner_of(request)}
    template = f"priorities/proposals/{ProposalKind(form.kind)}_words.html"
    return render(request, template, context, status=status)


def _check(request: HttpRequest, form: ProposalForm) -> HttpResponse:
    words = form.words()
    near = bool(selectors.near_on_the_list(form.kind, words))
    who = dict(form.fields["who"].choices).get(form.proposer()) if "who" in form.fields else ""  # type: ignore[attr-defined]
    context = {"words": words, "kind": form.kind, "carried": form.carried(), "near": near, "who": who}
    return render(request, "priorities/proposals/check.html", {**context, "partner": partner_of(request)})


def _offer(
    request: HttpRequest,
    form: ProposalForm,
    choice: NearForm | None,
    *,
    near: tuple[ProposalShown, ...] = (),
) -> HttpResponse:
    """Show what is near. One that came on the list only now is offered without an error."""
    offered = choice or NearForm(None, near=near)
    context = {"form": offered, "kind": form.kind, "carried": form.carried()}
    return render(request, "priorities/proposals/near.html", context)
