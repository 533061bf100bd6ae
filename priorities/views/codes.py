"""The forum makes codes for families, prints them, and stops those that were lost (PC-21).

The page with the codes is the answer to the form itself: loaded again it shows the same codes, and it has no address
under which anybody else could open it.
"""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from lib.codes import show
from lib.downloads import csv_response
from lib.states import WrongState
from priorities.enums import HandedOut, Voice
from priorities.forms.codes import CodesForm, FileForm
from priorities.models import CodeBatch, StarRound
from priorities.selectors import codes as selectors
from priorities.services.families import BatchStopped, make_codes, stop_batch
from priorities.views.qr import address_of, as_typed

CLOSED = "This round has closed. Its codes were deleted, and no new ones can be made."


@require_safe
@needs(Permission.HAND_OUT_CODES)
def codes(request: StaffRequest, slug: str) -> HttpResponse:
    """The batches of a round."""
    page = selectors.codes_page(selectors.codes_round(slug))
    return render(request, "priorities/codes/codes.html", {"page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.HAND_OUT_CODES)
def new_codes(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask how many and for whom; then show the codes, once. The same form again shows the same codes."""
    star_round = selectors.codes_round(slug)
    if not selectors.can_make(star_round):
        return _refused(request, star_round, CLOSED)
    form = CodesForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "priorities/codes/new.html", {"round": star_round, "form": form})
    try:
        batch, made = _make(request, star_round, form)
    except (BatchStopped, WrongState) as error:
        return _refused(request, star_round, str(error) if isinstance(error, BatchStopped) else CLOSED)
    return render(request, "priorities/codes/sheet.html", _sheet(star_round, batch, made, FileForm(request.POST)))


@never_cache
@require_POST
@needs(Permission.HAND_OUT_CODES)
def codes_file(request: StaffRequest, slug: str) -> HttpResponseBase:
    """The codes of the page before as a file, for emails that the forum sends itself."""
    star_round = selectors.codes_round(slug)
    form = FileForm(request.POST)
    if not form.is_valid():
        return redirect("new_codes", slug)
    try:
        _batch, made = _make(request, star_round, form)
    except (BatchStopped, WrongState) as error:
        return _refused(request, star_round, str(error) if isinstance(error, BatchStopped) else CLOSED)
    header = ("Code", "Address", "Question", "Open until")
    return csv_response(f"codes-{slug}", header, _rows(star_round, made))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.HAND_OUT_CODES)
def stop_codes(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Ask once more, then stop the codes of a lost batch that nobody has used."""
    star_round = selectors.codes_round(slug)
    batch = selectors.batch_of(star_round, number)
    if not selectors.can_make(star_round):
        return _refused(request, star_round, CLOSED)
    if request.method != "POST":
        return render(request, "priorities/codes/stop.html", {"round": star_round, "batch": batch})
    stop_batch(batch=batch, by=request.user)
    messages.success(request, "Stopped. Codes of this batch that nobody has used do not work any more.")
    return redirect("codes", slug)


def _make(request: StaffRequest, star_round: StarRound, form: CodesForm) -> tuple[CodeBatch, list[str]]:
    said = form.cleaned_data
    return make_codes(
        star_round=star_round,
        by=request.user,
        voice=Voice(said["voice"]),
        how=said["how"],
        number=said["number"],
        key=said["key"],
    )


def _sheet(star_round: StarRound, batch: CodeBatch, made: list[str], file: FileForm) -> dict[str, object]:
    return {
        "round": star_round,
        "batch": batch,
        "file": file if batch.how == HandedOut.EMAIL else None,
        "large": batch.how == HandedOut.LETTERS,
        "young": batch.voice == Voice.YOUNG_PEOPLE,
        "address": as_typed(address_of(star_round)),
        "slips": [show(code).split("-") for code in made],
    }


def _rows(star_round: StarRound, made: list[str]) -> Iterator[tuple[str, ...]]:
    until = selectors.until_in_words(star_round)
    for code in made:
        yield show(code), address_of(star_round), star_round.question or star_round.name, until


def _refused(request: StaffRequest, star_round: StarRound, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("codes", star_round.slug)
