"""Batch entry: the piles, one pile, one entry after the other, the code for the person (PP-10, PP-11)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import BatchState, Channel, Consent, Voice, WordsAre
from feedback.forms.entering import EntryForm, StartBatchForm
from feedback.models import Batch
from feedback.selectors import entering as selectors
from feedback.selectors.waiting import in_full
from feedback.services import entering as services
from feedback.services.entering import AlreadyEntered, PileFinished, StillAside
from feedback.services.sending import Receipt
from feedback.views.sheets import SHEETS, Sheet, sheet_at
from lib import codes
from lib.states import WrongState

form_page = require_http_methods(["GET", "HEAD", "POST"])
NOT_KEPT = ("csrfmiddlewaretoken", "key")
FINISHED = "This pile was finished. Open it again in another tab, then press the button once more"
# Most papers are filled in by the person alone: then these are true, and each can be changed.
ON_PAPER = {"voice": Voice.OWN, "words_are": WordsAre.AS_SAID, "read_back": "no", "consent": Consent.PERSON}


@needs(Permission.ENTER_FOR_OTHERS)
@require_safe
def piles(request: StaffRequest) -> HttpResponse:
    """Show every pile, the open ones first."""
    return render(request, "feedback/entering/piles.html", {"piles": selectors.piles()})


@needs(Permission.ENTER_FOR_OTHERS)
@form_page
def start_pile(request: StaffRequest) -> HttpResponse:
    """Start a pile."""
    form = StartBatchForm(request.POST or None, initial={"key": codes.new_token()})
    if form.is_valid():
        data = dict(form.cleaned_data)
        made = services.start_batch(by=request.user, token=data.pop("key"), **data)
        return redirect("entering_pile", made.reference)
    return render(request, "feedback/entering/start.html", {"form": form, "back_href": reverse("entering")})


@needs(Permission.ENTER_FOR_OTHERS)
@require_safe
def pile(request: StaffRequest, reference: str) -> HttpResponse:
    """Show one pile: how far it is, what was entered last, what is put aside."""
    batch = _found(reference)
    context = {
        "pile": selectors.pile_of(batch),
        "sheets": SHEETS.values(),
        "last": selectors.last_entries(batch),
        "asides": [(each, SHEETS[each.sheet].who) for each in selectors.asides_of(batch, request.user)],
        "on_paper": batch.channel == Channel.PAPER,
        "back_href": reverse("entering"),
    }
    return render(request, "feedback/entering/pile.html", context)


@needs(Permission.ENTER_FOR_OTHERS)
@form_page
def enter(request: StaffRequest, reference: str, sheet: str) -> HttpResponse:
    """Enter one paper, call or voice of an event; then show the code for the person once."""
    batch, asked = _found(reference), sheet_at(sheet)
    if request.method != "POST":
        if batch.state != BatchState.OPEN:
            return redirect("entering_pile", batch.reference)
        return _page(request, batch, asked, _fresh(request, batch, asked))
    form = _form(batch, asked, request.POST)
    if form.is_valid() and (receipt := _entered(request, batch, asked, form)):
        return _code(request, batch, asked, receipt)
    return _page(request, batch, asked, form)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def put_aside(request: StaffRequest, reference: str, sheet: str) -> HttpResponse:
    """Keep half an entry as it was typed."""
    batch, asked = _found(reference), sheet_at(sheet)
    token = request.POST.get("key", "")
    typed = {name: [str(each) for each in values] for name, values in request.POST.lists() if name not in NOT_KEPT}
    try:
        token = token if codes.is_token(token) else codes.new_token()
        services.put_aside(batch=batch, by=request.user, token=token, sheet=asked.slug, typed=typed)
    except PileFinished:
        form = _form(batch, asked, request.POST)
        form.add_error(None, FINISHED)
        return _page(request, batch, asked, form)
    messages.success(request, "Put aside. It is here when you come back, as you typed it.")
    return redirect("entering_pile", batch.reference)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def throw_away(request: StaffRequest, reference: str, name: str) -> HttpResponse:
    """Delete half an entry."""
    batch = _found(reference)
    services.throw_away(batch=batch, by=request.user, name=name)
    messages.success(request, "It is gone.")
    return redirect("entering_pile", batch.reference)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def finish(request: StaffRequest, reference: str) -> HttpResponse:
    """Finish a pile."""
    batch = _found(reference)
    try:
        services.finish_batch(batch=batch, by=request.user)
        messages.success(request, "This pile is finished. Thank you.")
    except StillAside:
        messages.error(request, "Something is put aside. Go on with it, or throw it away, before you finish the pile.")
    except WrongState:
        messages.info(request, "This pile was finished already.")
    return redirect("entering_pile", batch.reference)


@needs(Permission.ENTER_FOR_OTHERS)
@require_POST
def open_again(request: StaffRequest, reference: str) -> HttpResponse:
    """Open a finished pile."""
    batch = _found(reference)
    try:
        services.open_again(batch=batch, by=request.user)
        messages.success(request, "This pile is open again.")
    except WrongState:
        messages.info(request, "This pile is open already.")
    return redirect("entering_pile", batch.reference)


def _found(reference: str) -> Batch:
    batch = selectors.batch_at(reference)
    if batch is None:
        raise Http404
    return batch


def _form(batch: Batch, sheet: Sheet, typed: QueryDict | None = None, **initial: Any) -> EntryForm:
    aside = reverse("entering_put_aside", args=[batch.reference, sheet.slug])
    return sheet.form(typed, initial=initial, aside=aside, on_paper=batch.channel == Channel.PAPER)


def _fresh(request: StaffRequest, batch: Batch, sheet: Sheet) -> EntryForm:
    """Return an empty page, or what this person put aside, exactly as it was typed."""
    name = request.GET.get("aside", "")
    half = selectors.half_typed(batch, request.user, name) if name else None
    if half is None or half.sheet != sheet.slug:
        usual = ON_PAPER if batch.channel == Channel.PAPER else {}
        return _form(batch, sheet, key=codes.new_token(), **usual, **selectors.last_facts(batch, request.user))
    typed = QueryDict(mutable=True)
    for field, values in half.typed.items():
        typed.setlist(field, values)
    typed["key"] = half.token
    form = _form(batch, sheet, typed)
    form.show_unchecked()
    return form


def _entered(request: StaffRequest, batch: Batch, sheet: Sheet, form: EntryForm) -> Receipt | None:
    """Return the receipt, or None and say in the form why not."""
    answers = form.answers(channel=Channel(batch.channel))
    try:
        return services.enter(
            batch=batch,
            by=request.user,
            answers=answers,
            token=form.cleaned_data["key"],
            privacy_version=sheet.journey.privacy_version,
        )
    except PileFinished:
        form.add_error(None, FINISHED)
    except AlreadyEntered as already:
        by, on = already.entry.by, in_full(already.entry.on)
        words = f"{by} entered the form with this reference on {on}. Is it a copy? Then write -2 behind the reference"
        form.add_error("paper_reference", words)
    return None


def _page(request: StaffRequest, batch: Batch, sheet: Sheet, form: EntryForm) -> HttpResponse:
    context = {
        "form": form,
        "pile": selectors.pile_of(batch),
        "sheet": sheet,
        "last": selectors.last_entries(batch),
        "back_href": reverse("entering_pile", args=[batch.reference]),
    }
    return render(request, "feedback/entering/enter.html", context)


def _code(request: StaffRequest, batch: Batch, sheet: Sheet, receipt: Receipt) -> HttpResponse:
    shown = codes.show(receipt.code)
    context = {"receipt": receipt, "code": shown, "groups": shown.split("-"), "sheet": sheet, "sheets": SHEETS.values()}
    return render(request, "feedback/entering/entered.html", context | {"pile": selectors.pile_of(batch)})
