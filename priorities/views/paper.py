"""Stars on paper: which papers are typed, the form to type one into, and the paper itself to print."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib import clock
from lib.counting import how_many
from priorities.forms.paper import FIRST, SECOND, PaperForm
from priorities.models import Seat, StarRound
from priorities.selectors import desk
from priorities.selectors import paper as selectors
from priorities.services import paper as services
from priorities.services.stars import NotInTheRound, RoundClosed, TooManyStars


@needs(Permission.ENTER_PAPER_STARS)
@require_safe
def papers(request: StaffRequest, slug: str) -> HttpResponse:
    """Every organisation of a round, and where its paper is."""
    star_round = desk.round_of_the_portal(slug)
    lines = selectors.paper_lines(star_round, request.user)
    context = {"round": star_round, "lines": lines, "takes": star_round.takes_ballots_at(clock.now())}
    return render(request, "priorities/rounds/papers.html", context)


@needs(Permission.ENTER_PAPER_STARS)
@require_safe
def print_ballot(request: StaffRequest, slug: str) -> HttpResponse:
    """The ballot on paper, for table hosts to print."""
    star_round = desk.round_of_the_portal(slug)
    context = {
        "round": star_round,
        "priorities": selectors.priorities_on_paper(star_round),
        "stars": how_many(star_round.stars_each, "star"),
    }
    return render(request, "priorities/rounds/ballot_on_paper.html", context)


@needs(Permission.ENTER_PAPER_STARS)
@require_http_methods(["GET", "HEAD", "POST"])
def type_paper(request: StaffRequest, slug: str, seat: int) -> HttpResponse:
    """Type one paper: the first time to keep it, the second time, by somebody else, to let it count."""
    star_round = desk.round_of_the_portal(slug)
    found = selectors.seat_in(star_round, seat)
    waiting = selectors.waiting_entry(found)
    mine = waiting is not None and waiting.entered_by_id == request.user.pk
    if request.method != "POST" and (mine or not star_round.takes_ballots_at(clock.now())):
        words = (
            "You typed this paper first, so somebody else has to check it."
            if mine
            else "This round takes no stars now."
        )
        messages.warning(request, words)
        return redirect("papers", slug)
    form = _form(request, star_round, SECOND if waiting else FIRST)
    if form.is_valid() and _typed(request, form, found):
        return redirect("papers", slug)
    context = {"form": form, "round": star_round, "seat": found, "stars": how_many(star_round.stars_each, "star")}
    return render(request, "priorities/rounds/type_paper.html", context)


def _form(request: StaffRequest, star_round: StarRound, turn: str) -> PaperForm:
    listed = selectors.priorities_on_paper(star_round)
    data = request.POST if request.method == "POST" else None
    turn = data["turn"] if data and data.get("turn") in (FIRST, SECOND) else turn
    return PaperForm(data, priorities=listed, stars_each=star_round.stars_each, turn=turn)


def _typed(request: StaffRequest, form: PaperForm, seat: Seat) -> bool:
    """Keep or check the paper; a refusal is said on the form, with everything that was typed still in it."""
    choices = form.choices_of(form.cleaned_data)
    try:
        if form.cleaned_data["turn"] == FIRST:
            _keep(request, seat, choices)
        else:
            _check(request, seat, choices)
    except services.PaperWaits as waits:
        form.add_error(None, f"{waits} If you have the paper in front of you, press the button again to check it.")
        form.turned(SECOND)
    except (services.SamePerson, services.NotTheSame, RoundClosed, TooManyStars, NotInTheRound) as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _keep(request: StaffRequest, seat: Seat, choices: dict[str, int]) -> None:
    services.enter_paper(seat=seat, by=request.user, choices=choices)
    number = how_many(sum(choices.values()), "star")
    messages.success(request, f"{seat.name}: {number} kept. They count when a second person has typed the same.")


def _check(request: StaffRequest, seat: Seat, choices: dict[str, int]) -> None:
    paper = services.check_paper(seat=seat, by=request.user, choices=choices)
    if paper.checked_at:
        messages.success(request, f"{seat.name}: both of you typed the same. The stars count now.")
    else:
        words = "you did not type the same, so neither entry counts. Look at the paper together, then type it again."
        messages.warning(request, f"{seat.name}: {words}")
