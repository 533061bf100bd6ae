"""Batch entry: one entry after the other, and the code for the person (PP-10, PP-11)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import BatchState, Channel, Consent, Voice, WordsAre
from feedback.forms.entering import EntryForm
from feedback.models import Batch
from feedback.selectors import entering as selectors
from feedback.selectors.waiting import in_full
from feedback.services import entering as services
from feedback.services.entering import AlreadyEntered, PileFinished
from feedback.services.sending import Receipt
from feedback.views.entering.piles import form_page, found_pile
from feedback.views.sheets import SHEETS, Sheet, sheet_at
from lib import codes

NOT_KEPT = ("csrfmiddlewaretoken", "key")
FINISHED = "This pile was finished. Open it again in another tab, then press the button once more"
# Most papers are filled in by the person alone: then these are true, and each can be changed.
ON_PAPER = {"voice": Voice.OWN, "words_are": WordsAre.AS_SAID, "read_back": "no", "consent": Consent.PERSON}


@needs(Permission.ENTER_FOR_OTHERS)
@form_page
def enter(request: StaffRequest, reference: str, sheet: str) -> HttpResponse:
    """Enter one paper, call or voice of an event; then show the code for the person once."""
    batch, asked = found_pile(reference), sheet_at(sheet)
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
    batch, asked = found_pile(reference), sheet_at(sheet)
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


def _form(batch: Batch, sheet: Sheet, typed: QueryDict | None = None, **initial: Any) -> EntryForm:
    aside = reverse("entering_put_aside", args=[batch.reference, sheet.slug])
    return sheet.form(typed, initial=initial, aside=aside, on_paper=batch.channel == Channel.PAPER)


def _fresh(request: StaffRequest, batch: Batch, sheet: Sheet) -> EntryForm:
    """Return an empty page, or what this person put aside, exactly as it was typed."""
    name = request.GET.get("aside", "")
    half = selectors.half_typed(batch, request.user, name) if name else None
    if half is None or half.sheet != sheet.slug:
        usual = ON_PAPER if batch.channel == Channel.PAPER else {}
        return _form(batch, sheet, None, key=codes.new_token(), **usual, **selectors.last_facts(batch, request.user))
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
