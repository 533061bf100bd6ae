"""Public pages of rounds and their results, and the files with which anybody can check them."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.models import User
from lib import clock
from lib.downloads import csv_response
from priorities.builder.counted import counted
from priorities.builder.exports import header, json_of, ods_of, rows_of
from priorities.builder.results import result_page
from priorities.enums import RoundState
from priorities.selectors import results as selectors

ODS = "application/vnd.oasis.opendocument.spreadsheet"
RECOUNT = settings.BASE_DIR / "scripts" / "recount.py"


@require_safe
@login_not_required
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round that has opened, the newest first."""
    return render(request, "priorities/results/rounds.html", {"rounds": selectors.rounds_known()})


@require_safe
@login_not_required
def round_result(request: HttpRequest, slug: str) -> HttpResponse:
    """A round: who took part while it is open, its result once it is published; whoever runs rounds sees it before."""
    star_round = selectors.known_round(slug)
    if star_round.state == RoundState.PUBLISHED or (star_round.state == RoundState.CLOSED and _runs_rounds(request)):
        return render(request, "priorities/results/result.html", {"page": result_page(star_round)})
    if star_round.takes_ballots_at(clock.now()):
        return render(request, "priorities/results/open.html", {"page": selectors.open_page(star_round)})
    return render(request, "priorities/results/checking.html", {"page": selectors.open_page(star_round)})


@require_safe
@login_not_required
def round_json(_request: HttpRequest, slug: str) -> HttpResponse:
    """The tally, exactly: what `scripts/recount.py` reads."""
    star_round = selectors.published_round(slug)
    return _file(json_of(star_round.tally.content), "application/json", f"{slug}.json")


@require_safe
@login_not_required
def round_csv(_request: HttpRequest, slug: str) -> HttpResponseBase:
    """The result as a table."""
    return csv_response(slug, header(), rows_of(counted(selectors.published_round(slug).tally.content)))


@require_safe
@login_not_required
def round_ods(_request: HttpRequest, slug: str) -> HttpResponse:
    """The result as a spreadsheet that says what its columns mean."""
    return _file(ods_of(selectors.published_round(slug).tally.content), ODS, f"{slug}.ods")


@require_safe
@login_not_required
def recount(_request: HttpRequest) -> HttpResponse:
    """The program that counts a result again."""
    return _file(RECOUNT.read_text(encoding="utf-8"), "text/x-python; charset=utf-8", "recount.py")


def _file(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})


def _runs_rounds(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.may(Permission.RUN_ROUNDS)
