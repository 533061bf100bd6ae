"""Partners' ballot: their rounds, the stars of their organisation, and their confirmation (PP-02, PP-08)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs, require
from priorities.forms.ballot import NOT_UNDERSTOOD, ConfirmStarsForm, StarsForm
from priorities.selectors.ballot import ballot_page, check_page
from priorities.selectors.my_rounds import my_rounds
from priorities.selectors.seats import Stage, held, own_seat
from priorities.services.stars import (
    ChangedMeanwhile,
    NotInTheRound,
    RoundClosed,
    TooManyStars,
    confirm_stars,
    prepare_stars,
)

_TEMPLATES = {
    Stage.BEFORE: "priorities/ballot/before.html",
    Stage.OPEN: "priorities/ballot/ballot.html",
    Stage.CLOSED: "priorities/ballot/closed.html",
}


@require_safe
@needs(Permission.VOTE)
def rounds_of_mine(request: StaffRequest) -> HttpResponse:
    """Show the rounds of the person's own organisation, and how its stars stand in each."""
    return render(request, "priorities/ballot/mine.html", {"page": my_rounds(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.VOTE)
def our_stars(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the organisation's stars; each press sets the stars of one priority and comes back to it."""
    return _press(request, slug) if request.method == "POST" else _ballot(request, slug)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.VOTE)
def check_our_stars(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what would count, who can confirm and who did; a partner lead confirms."""
    if request.method == "POST":
        return _confirm(request, slug)
    page = check_page(request.user, slug)
    if page.ballot.stage != Stage.OPEN:
        return redirect("our_stars", slug)
    return render(request, "priorities/ballot/check.html", {"page": page})


def _press(request: StaffRequest, slug: str) -> HttpResponse:
    seat, form = own_seat(request.user, slug), StarsForm(request.POST)
    if not form.is_valid():
        return _back(request, "our_stars", slug, NOT_UNDERSTOOD)
    pressed = form.cleaned_data
    choices = {**held(seat).stars, pressed["priority"]: pressed["stars"]}
    try:
        prepare_stars(seat=seat, by=request.user, choices=choices, seen_version=pressed["seen_version"])
    except RoundClosed:
        return _ballot(request, slug, status=409)
    except (TooManyStars, NotInTheRound, ChangedMeanwhile) as refusal:
        return _back(request, "our_stars", slug, str(refusal))
    return HttpResponseRedirect(f"{reverse('our_stars', args=(slug,))}#priority-{pressed['priority']}")


def _confirm(request: StaffRequest, slug: str) -> HttpResponse:
    seat, form = own_seat(request.user, slug), ConfirmStarsForm(request.POST)
    require(request.user, Permission.CONFIRM_VOTE)
    if not form.is_valid():
        return _back(request, "check_our_stars", slug, NOT_UNDERSTOOD)
    try:
        confirm_stars(seat=seat, by=request.user, seen_version=form.cleaned_data["seen_version"])
    except RoundClosed:
        return _ballot(request, slug, status=409)
    except ChangedMeanwhile as refusal:
        return _back(request, "check_our_stars", slug, str(refusal))
    return redirect("check_our_stars", slug)


def _ballot(request: StaffRequest, slug: str, *, status: int = 200) -> HttpResponse:
    page = ballot_page(request.user, slug)
    return render(request, _TEMPLATES[page.stage], {"page": page, "too_late": status == 409}, status=status)


def _back(request: StaffRequest, name: str, slug: str, words: str) -> HttpResponse:
    """Say what was refused at the top of the page, above the stars as they stand."""
    messages.error(request, words)
    return redirect(name, slug)
