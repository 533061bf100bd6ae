"""The rounds desk: every round, one round, and what it asks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from priorities.enums import RoundState
from priorities.forms.rounds import RoundForm, initial_of_round
from priorities.models import StarRound
from priorities.selectors import desk
from priorities.services import rounds as services

AT_THE_DESK = (Permission.RUN_ROUNDS, Permission.HAND_OUT_CODES, Permission.ENTER_PAPER_STARS)


@needs(*AT_THE_DESK)
@require_safe
def rounds(request: StaffRequest) -> HttpResponse:
    """Every round with its state, its times and its turnout."""
    context = {"rounds": desk.rounds_list(), "may": desk.what_may(request.user)}
    return render(request, "priorities/rounds/list.html", context)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: StaffRequest) -> HttpResponse:
    """Ask what a round shall ask, and begin to prepare it."""
    form = RoundForm(request.POST if request.method == "POST" else None, earlier=desk.earlier_rounds())
    if form.is_valid():
        try:
            made = services.prepare_round(by=request.user, **form.wanted())
        except services.RoundNameTaken as taken:
            form.add_error("name", str(taken))
        else:
            messages.success(
                request, "Saved. Partners and families do not see the round yet. Go on with its priorities."
            )
            return redirect("round", made.slug)
    return render(request, "priorities/rounds/form.html", {"form": form})


@needs(*AT_THE_DESK)
@require_safe
def one_round(request: StaffRequest, slug: str) -> HttpResponse:
    """One round: what is to do, who has confirmed, and what this person may do with it."""
    context = {"page": desk.round_page(slug), "may": desk.what_may(request.user)}
    return render(request, "priorities/rounds/round.html", context)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_round(request: StaffRequest, slug: str) -> HttpResponse:
    """Change what a round asks while it is being prepared."""
    star_round = desk.round_of_the_portal(slug)
    if request.method != "POST" and star_round.state != RoundState.DRAFT:
        messages.warning(request, "This round has opened. What was asked stays as it was asked.")
        return redirect("round", slug)
    data = request.POST if request.method == "POST" else None
    form = RoundForm(data, earlier=desk.earlier_rounds(star_round), initial=initial_of_round(star_round))
    if form.is_valid() and _saved(request, form, star_round):
        messages.success(request, "Saved.")
        return redirect("round", slug)
    return render(request, "priorities/rounds/form.html", {"form": form, "round": star_round})


def _saved(request: StaffRequest, form: RoundForm, star_round: StarRound) -> bool:
    """Save the changes; a refusal is said on the form, with everything that was typed still in it."""
    try:
        services.change_round(star_round=star_round, by=request.user, seen=form.cleaned_data["seen"], **form.wanted())
    except services.RoundNameTaken as taken:
        form.add_error("name", str(taken))
    except services.RoundChanged as changed:
        form.add_error(None, str(changed))
        form.saw(desk.round_called(star_round.slug))
    except WrongState:
        form.add_error(None, "This round has opened meanwhile. What was asked stays as it was asked.")
    return form.is_valid()
