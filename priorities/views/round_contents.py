"""What is in a round: its priorities and its organisations."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.counting import how_many
from lib.states import WrongState
from priorities.enums import RoundState
from priorities.forms.round_contents import (
    ChangePriorityForm,
    OrganisationsForm,
    PriorityForm,
    TakeOutForm,
    initial_of_priority,
    keys_of,
    ticked,
)
from priorities.models import Priority, StarRound
from priorities.selectors import desk
from priorities.selectors import round_contents as selectors
from priorities.services import contents, rounds

HAS_OPENED = "This round has opened, so what is in it stays. Nothing was changed."


@needs(Permission.RUN_ROUNDS)
@require_safe
def priorities(request: StaffRequest, slug: str) -> HttpResponse:
    """What is in a round, by cornerstone."""
    star_round = desk.round_of_the_portal(slug)
    return render(request, "priorities/rounds/priorities.html", _priorities(star_round))


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_priority(request: StaffRequest, slug: str) -> HttpResponse:
    """Write a new priority, and another one after it."""
    star_round = desk.round_of_the_portal(slug)
    form = PriorityForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _added(request, form, star_round):
        messages.success(request, f"“{form.cleaned_data['strength']}” is in the round.")
        return redirect("round_priorities", slug)
    return render(request, "priorities/rounds/priority.html", {"form": form, "round": star_round})


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_priority(request: StaffRequest, slug: str, priority: str) -> HttpResponse:
    """Say a priority in other words, while the round is being prepared."""
    star_round = desk.round_of_the_portal(slug)
    found = selectors.priority_in(star_round, priority)
    if found is None:
        raise Http404
    if request.method != "POST" and star_round.state != RoundState.DRAFT:
        messages.warning(request, HAS_OPENED)
        return redirect("round_priorities", slug)
    data = request.POST if request.method == "POST" else None
    form = ChangePriorityForm(data, initial=initial_of_priority(found))
    if form.is_valid() and _changed(request, form, found):
        messages.success(request, "Saved.")
        return redirect("round_priorities", slug)
    return render(request, "priorities/rounds/priority.html", {"form": form, "round": star_round, "priority": found})


@needs(Permission.RUN_ROUNDS)
@require_POST
def carry_over(request: StaffRequest, slug: str) -> HttpResponse:
    """Put every priority of the round before in this one."""
    star_round = desk.round_of_the_portal(slug)
    try:
        number = contents.carry_over(star_round=star_round, by=request.user)
    except WrongState:
        messages.warning(request, HAS_OPENED)
    else:
        there = "Every priority of the round before is in this one."
        messages.success(request, f"{how_many(number, 'priority', 'priorities')} carried over. {there}")
    return redirect("round_priorities", slug)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: StaffRequest, slug: str, priority: str) -> HttpResponse:
    """Delete a priority from a round that is being prepared. A second press finds it gone and says the same."""
    star_round = desk.round_of_the_portal(slug)
    found = selectors.priority_in(star_round, priority)
    if found is None and request.method != "POST":
        raise Http404
    if request.method != "POST" and star_round.state == RoundState.DRAFT:
        return render(request, "priorities/rounds/remove.html", {"round": star_round, "priority": found})
    try:
        if found and request.method == "POST":
            contents.remove_priority(priority=found, by=request.user)
    except WrongState:
        star_round.refresh_from_db()
    if star_round.state == RoundState.DRAFT:
        messages.success(request, "It is not in the round any more.")
    else:
        messages.warning(request, HAS_OPENED)
    return redirect("round_priorities", slug)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: StaffRequest, slug: str, priority: str) -> HttpResponse:
    """Take a priority out of an open round, with a reason that everybody can read."""
    star_round = desk.round_of_the_portal(slug)
    found = selectors.priority_in(star_round, priority)
    if found is None:
        raise Http404
    if star_round.state != RoundState.OPEN:
        messages.warning(request, "A priority is taken out only while the round is open. Nothing was changed.")
        return redirect("round_priorities", slug)
    form = TakeOutForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        contents.withdraw_priority(priority=found, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, "It is out of the round. It stays visible, with the reason.")
        return redirect("round_priorities", slug)
    return render(request, "priorities/rounds/take_out.html", {"form": form, "round": star_round, "priority": found})


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request: StaffRequest, slug: str) -> HttpResponse:
    """Choose who may give stars: one by one, all or none."""
    star_round = desk.round_of_the_portal(slug)
    if request.method != "POST" and star_round.state != RoundState.DRAFT:
        messages.warning(request, HAS_OPENED)
        return redirect("round", slug)
    form = OrganisationsForm(request.POST if request.method == "POST" else None)
    press = request.POST.get("press", "")
    if form.is_valid() and press not in ("all", "none") and _chosen(request, form, star_round):
        number = how_many(len(form.cleaned_data["organisations"]), "organisation")
        messages.success(request, f"Saved: {number} may give stars.")
        return redirect("round", slug)
    return render(request, "priorities/rounds/organisations.html", _organisations(form, star_round, press))


def _priorities(star_round: StarRound) -> dict[str, object]:
    stones = selectors.stones_of(star_round)
    number = sum(len(stone.priorities) for stone in stones)
    state = RoundState(star_round.state)
    return {
        "round": star_round,
        "stones": stones,
        "number": how_many(number, "priority", "priorities"),
        "is_draft": state == RoundState.DRAFT,
        "is_open": state == RoundState.OPEN,
    }


def _added(request: StaffRequest, form: PriorityForm, star_round: StarRound) -> bool:
    words = {name: form.cleaned_data[name] for name in ("cornerstone", "strength")}
    points = form.cleaned_data["points"]
    try:
        contents.add_priority(star_round=star_round, by=request.user, development_points=points, **words)
    except contents.SaidAlready as said:
        form.add_error("strength", str(said))
    except WrongState:
        form.add_error(None, HAS_OPENED)
    return form.is_valid()


def _changed(request: StaffRequest, form: ChangePriorityForm, priority: Priority) -> bool:
    """Save other words of a priority; a refusal is said on the form, with everything that was typed still in it."""
    said = {name: form.cleaned_data[name] for name in ("cornerstone", "strength", "seen")}
    points = form.cleaned_data["points"]
    try:
        contents.change_priority(priority=priority, by=request.user, development_points=points, **said)
    except contents.SaidAlready as error:
        form.add_error("strength", str(error))
    except contents.ChangedMeanwhile as error:
        form.add_error(None, str(error))
        form.saw(priority)
    except WrongState:
        form.add_error(None, HAS_OPENED)
    return form.is_valid()


def _chosen(request: StaffRequest, form: OrganisationsForm, star_round: StarRound) -> bool:
    wanted, seen = form.cleaned_data["organisations"], form.cleaned_data["seen"]
    try:
        rounds.choose_organisations(star_round=star_round, by=request.user, organisations=wanted, seen=seen)
    except rounds.RoundChanged as changed:
        form.add_error("organisations", str(changed))
    except WrongState:
        form.add_error("organisations", HAS_OPENED)
    return form.is_valid()


def _organisations(form: OrganisationsForm, star_round: StarRound, press: str) -> dict[str, object]:
    chosen = selectors.chosen_organisations(star_round)
    boxes = ticked(form, chosen, press, selectors.all_organisations())
    not_saved = press in ("all", "none")
    return {
        "form": form,
        "round": star_round,
        "sectors": selectors.organisations_by_sector(boxes),
        "seen": form.data.get("seen", "") if not_saved else keys_of(chosen),
        "number_ticked": how_many(len(boxes), "organisation is ticked", "organisations are ticked"),
        "not_saved": not_saved,
    }
