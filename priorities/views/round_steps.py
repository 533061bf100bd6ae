"""Open, close, publish, delete: each says first what will happen, and happens once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from priorities.enums import RoundState
from priorities.models import StarRound
from priorities.selectors import desk
from priorities.services import rounds as services


@dataclass(frozen=True)
class RoundStep:
    """A step of a round: what its page says before, on its button, and after."""

    title: str
    says: tuple[str, ...]
    button: str
    done: str
    before: RoundState
    after: RoundState
    service: Callable[..., StarRound]
    warns: str = ""


OPENING = RoundStep(
    title="Open this round",
    says=(
        "The organisations can give their stars at once, whatever time you gave for the opening.",
        "Codes of families work from now on.",
        "The question, the times, the priorities and the list of organisations stay as they are now.",
        "You can still take a priority out, with a reason. You cannot put one in.",
    ),
    button="Open the round",
    done="The round is open.",
    before=RoundState.DRAFT,
    after=RoundState.OPEN,
    service=services.open_round,
)
CLOSING = RoundStep(
    title="Close this round now",
    says=(
        "No stars and no family’s choice count after this, and no paper can be typed.",
        "Stars that nobody confirmed do not count.",
        "We count once and keep the result as it is.",
        "We delete every code of families, so that nobody can join a choice to a person.",
        "Only the people who run rounds see the result until you publish it.",
    ),
    button="Close the round for good",
    done="The round is closed and counted.",
    before=RoundState.OPEN,
    after=RoundState.CLOSED,
    service=services.close_round,
    warns="You cannot open it again. If you wait, it closes by itself at its time.",
)
PUBLISHING = RoundStep(
    title="Publish the result",
    says=(
        "Everybody can read the result: the focus list and all other priorities.",
        "The list under “Priorities” shows this round, if no later one is published.",
        "The big screen shows the focus list.",
    ),
    button="Publish the result",
    done="The result is published. Everybody can read it now.",
    before=RoundState.CLOSED,
    after=RoundState.PUBLISHED,
    service=services.publish_round,
    warns="You cannot take it back. Look at the result first.",
)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def open_round(request: StaffRequest, slug: str) -> HttpResponse:
    """Let ballots in."""
    return _confirmed(request, slug, OPENING)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def close_round(request: StaffRequest, slug: str) -> HttpResponse:
    """End the round before its time."""
    return _confirmed(request, slug, CLOSING)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_round(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the result to everybody."""
    return _confirmed(request, slug, PUBLISHING)


@needs(Permission.RUN_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def delete_round(request: StaffRequest, slug: str) -> HttpResponse:
    """Delete a round that never opened. A second press finds it gone and says the same."""
    gone = "The round is deleted."
    try:
        star_round = desk.round_of_the_portal(slug)
        if request.method == "POST":
            services.delete_draft(star_round=star_round, by=request.user)
    except Http404:
        return _gone(request, gone)
    except WrongState:
        return _refused(request, slug, "This round has opened, so it stays. Nothing was deleted.")
    if request.method == "POST":
        messages.success(request, gone)
        return redirect("rounds")
    if star_round.state != RoundState.DRAFT:
        return _refused(request, slug, "This round has opened, so it stays.")
    return render(request, "priorities/rounds/delete.html", {"round": star_round})


def _confirmed(request: StaffRequest, slug: str, step: RoundStep) -> HttpResponse:
    star_round = desk.round_of_the_portal(slug)
    if request.method == "POST":
        return _take(request, star_round, step)
    if star_round.state != step.before:
        return _refused(request, slug, f"This cannot be done now. The round is: {star_round.get_state_display()}.")
    return render(request, "priorities/rounds/step.html", {"round": star_round, "step": step})


def _take(request: StaffRequest, star_round: StarRound, step: RoundStep) -> HttpResponse:
    """Take the step and say so; a second press says the same."""
    try:
        step.service(star_round=star_round, by=request.user)
    except services.CannotOpen as missing:
        return _refused(request, star_round.slug, str(missing))
    except WrongState as refusal:
        if refusal.before != step.after:
            return _refused(request, star_round.slug, str(refusal))
    messages.success(request, step.done)
    return redirect("round", star_round.slug)


def _refused(request: StaffRequest, slug: str, words: str) -> HttpResponse:
    messages.warning(request, words)
    return redirect("round", slug)


def _gone(request: StaffRequest, words: str) -> HttpResponse:
    if request.method != "POST":
        raise Http404
    messages.success(request, words)
    return redirect("rounds")
