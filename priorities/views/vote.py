"""The families' ballot: a code, one priority, sent (PC-21, CY-08)."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lib import limits
from priorities.forms.vote import MIXED_UP, WRONG_CODE, ChooseForm, CodeForm, SendForm
from priorities.models import StarRound
from priorities.selectors import vote as selectors
from priorities.selectors.vote import Stage
from priorities.services.families import CodeUnknown, choose_first, hash_of
from priorities.services.stars import NotInTheRound, RoundClosed
from priorities.views.held_code import HeldCode, forget_code, held_code, hold_code
from priorities.views.qr import address_of, qr_response

# A hall full of people shares one connection and mistypes: twenty tries an hour would shut out three hundred phones. A
# code has 60 bits: with this many tries an hour, guessing one of a thousand takes hundreds of millions of years.
WRONG_CODES = limits.Limit("wrong-codes-to-vote", tries=300, seconds=3600)


@login_not_required
@require_safe
def votes(request: HttpRequest) -> HttpResponse:
    """Which rounds families can choose in now; on to it when there is one."""
    found = selectors.open_votes()
    if len(found) == 1:
        return redirect("vote", found[0].slug)
    return render(request, "priorities/vote/votes.html", {"votes": found})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the code. At most 300 wrong ones an hour from one source; then a person can help."""
    star_round = selectors.vote_round(slug)
    if selectors.stage_of(star_round) != Stage.OPEN:
        return _not_now(request, star_round)
    source = limits.source_of(request)
    if request.method == "POST" and limits.over(WRONG_CODES, source):
        return render(request, "priorities/vote/too_many.html", {"round": star_round}, status=429)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        code = form.cleaned_data["code"]
        if voice := selectors.voice_of(star_round, hash_of(code)):
            held = HeldCode(round=star_round.pk, code=code, young=voice == "young-people")
            return hold_code(redirect("vote_choose", slug), held)
        limits.count(WRONG_CODES, source)
        form.add_error("code", WRONG_CODE)
    return _ask_for_code(request, star_round, form)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the one to change first. Nothing is kept yet but in the browser."""
    star_round = selectors.vote_round(slug)
    held = held_code(request, star_round)
    if selectors.stage_of(star_round) != Stage.OPEN:
        return _not_now(request, star_round)
    if held is None or held.sent:
        return _code_again(slug)
    groups, data = selectors.choice_groups(star_round), request.POST if request.method == "POST" else None
    form = ChooseForm(data, groups=groups, initial={"first": held.choice, "mark": held.mark})
    if form.is_valid():
        if form.cleaned_data["mark"] != held.mark:
            return _mixed_up(request, star_round)
        return hold_code(redirect("vote_check", slug), replace(held, choice=form.cleaned_data["first"]))
    context = {"round": star_round, "form": form, "young": held.young}
    return render(request, "priorities/vote/choose.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Look once more at the choice, then send it. Pressed twice it is one choice."""
    star_round = selectors.vote_round(slug)
    held = held_code(request, star_round)
    chosen = selectors.choice_called(selectors.choice_groups(star_round), held.choice) if held else None
    if selectors.stage_of(star_round) != Stage.OPEN:
        return _not_now(request, star_round, not_sent=chosen if held and not held.sent else None)
    form = SendForm(request.POST if request.method == "POST" else None, initial={"mark": held.mark if held else ""})
    if held and form.is_valid():
        if form.cleaned_data["mark"] != held.mark:
            return _mixed_up(request, star_round)
        return _send(request, star_round, held)
    if held is None or held.sent:
        return _code_again(slug)
    if chosen is None:
        return redirect("vote_choose", slug)
    context = {"round": star_round, "chosen": chosen, "form": form, "young": held.young}
    return render(request, "priorities/vote/check.html", context)


@login_not_required
@require_safe
def done(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the choice is kept, and until when it can be changed. What was chosen is not shown again."""
    star_round = selectors.vote_round(slug)
    held = held_code(request, star_round)
    if held is None or not held.sent:
        return redirect("vote", slug)
    still_open = selectors.stage_of(star_round) == Stage.OPEN
    context = {"round": star_round, "young": held.young, "still_open": still_open}
    return render(request, "priorities/vote/done.html", context)


@login_not_required
@require_safe
def qr_code(_request: HttpRequest, slug: str) -> HttpResponse:
    """The address of the ballot as a QR code; never a code to vote."""
    return qr_response(address_of(selectors.vote_round(slug)))


def _send(request: HttpRequest, star_round: StarRound, held: HeldCode) -> HttpResponse:
    if held.sent:  # Back, and pressed once more: it is kept already
        return redirect("vote_done", star_round.slug)
    try:
        choose_first(star_round=star_round, code=held.code, slug=held.choice)
    except RoundClosed:
        chosen = selectors.choice_called(selectors.choice_groups(star_round), held.choice)
        return _not_now(request, star_round, not_sent=chosen)
    except NotInTheRound as error:
        return _choose_another(request, star_round, held, str(error))
    except CodeUnknown:
        return forget_code(_ask_for_code(request, star_round, _wrong(held.code, WRONG_CODE)))
    return hold_code(redirect("vote_done", star_round.slug), replace(held, code="", choice=""))


def _choose_another(request: HttpRequest, star_round: StarRound, held: HeldCode, why: str) -> HttpResponse:
    """The priority was taken out of the round meanwhile."""
    groups = selectors.choice_groups(star_round)
    form = ChooseForm({"mark": held.mark}, groups=groups)
    form.errors["first"] = form.error_class([why])
    context = {"round": star_round, "form": form, "young": held.young}
    return render(request, "priorities/vote/choose.html", context)


def _code_again(slug: str) -> HttpResponse:
    response = redirect("vote", slug)
    response["Location"] += "?again"
    return response


def _mixed_up(request: HttpRequest, star_round: StarRound) -> HttpResponse:
    return forget_code(_ask_for_code(request, star_round, _wrong("", MIXED_UP)))


def _wrong(code: str, why: str) -> CodeForm:
    form = CodeForm({"code": code})
    form.errors["code"] = form.error_class([why])
    return form


def _ask_for_code(request: HttpRequest, star_round: StarRound, form: CodeForm) -> HttpResponse:
    context = {"round": star_round, "form": form, "again": "again" in request.GET}
    return render(request, "priorities/vote/enter_code.html", context)


def _not_now(request: HttpRequest, star_round: StarRound, *, not_sent: selectors.Choice | None = None) -> HttpResponse:
    """Not open yet, or over. Whoever was too late sees what they had chosen, and that it does not count."""
    if selectors.stage_of(star_round) == Stage.BEFORE:
        return render(request, "priorities/vote/not_yet.html", {"round": star_round})
    response = render(request, "priorities/vote/over.html", {"round": star_round, "not_sent": not_sent})
    return forget_code(response)
