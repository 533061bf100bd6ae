"""The desk of the annual statement, for report editors."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.states import WrongState
from statements import services
from statements.enums import StatementState
from statements.forms import CorrectForm
from statements.selectors import desk as selectors

DESK = "statements-desk"


@needs(Permission.EDIT_REPORTS)
@require_safe
def desk(request: StaffRequest) -> HttpResponse:
    """Show when the statement is due, and every edition with its next step."""
    return render(request, "statements/desk.html", {"desk": selectors.desk()})


@needs(Permission.EDIT_REPORTS)
@require_POST
def ask(request: StaffRequest) -> HttpResponse:
    """Ask the worker for the next statement."""
    try:
        services.ask(by=request.user)
        messages.success(request, "The worker puts the statement together. Look again in a minute.")
    except services.CannotAsk as refusal:
        messages.error(request, str(refusal))
    return redirect(DESK)


@needs(Permission.EDIT_REPORTS)
@require_POST
def build_again(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Let the worker build a draft anew."""
    return _step(request, slug, number, services.build_again, "The worker builds it again. Look again in a minute.")


@needs(Permission.EDIT_REPORTS)
@require_POST
def right(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Say that a draft is right."""
    step = partial(services.say_it_is_right, seen=request.POST.get("seen", ""))
    return _step(request, slug, number, step, "It is checked. You can publish it now.")


@needs(Permission.EDIT_REPORTS)
@require_POST
def look_again(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Take back that a draft is right."""
    return _step(request, slug, number, services.look_again, "It is a draft again.")


@needs(Permission.EDIT_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Ask whether to publish a checked statement, and publish it."""
    edition = selectors.edition_at(slug, number)
    if edition.state != StatementState.CHECKED:
        return redirect(DESK)
    if request.method != "POST":
        return render(request, "statements/publish.html", {"edition": edition, "slug": slug, "number": number})
    step = partial(services.publish, seen=request.POST.get("seen", ""))
    _step(request, slug, number, step, "The annual statement is published. Everybody can read it now.")
    return redirect("statement-edition", slug=slug, number=number)


@needs(Permission.EDIT_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Ask whether to throw a draft away, and do it."""
    edition = selectors.edition_at(slug, number)
    if request.method == "POST":
        done = "The draft is thrown away. What was published stays."
        return _step(request, slug, number, services.drop, done)
    return render(request, "statements/drop.html", {"words": selectors.words_of(edition), "number": number})


@needs(Permission.EDIT_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask for a new edition of a published statement, and say why."""
    statement = selectors.statement_at(slug)
    form = CorrectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct(statement=statement, by=request.user, why=form.cleaned_data["why"])
        except services.CannotAsk as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "The worker builds the new edition. Look again in a minute.")
        return redirect(DESK)
    return render(request, "statements/correct.html", {"form": form, "slug": slug})


def _step(request: StaffRequest, slug: str, number: int, step: Callable[..., None], done: str) -> HttpResponse:
    """Take one step with an edition, and say what came of it on the desk."""
    try:
        step(edition=selectors.edition_at(slug, number), by=request.user)
        messages.success(request, done)
    except (WrongState, services.ReadAgain) as refusal:
        messages.error(request, str(refusal))
    return redirect(DESK)
