"""Import of a write-up by a report editor."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import StaffRequest, needs
from cornerstones.selectors import event_called
from cornerstones.services import Imported, ImportRefused
from lib.event_notes import EventNotes, Kind
from priorities.forms.write_ups import ConfirmForm, WriteUp, WriteUpForm
from priorities.services import import_notes

_PAGE_OF_KIND = {Kind.PRIORITIES: "priorities", Kind.STATEMENTS: "what_co_production_means"}


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def import_write_up(request: StaffRequest) -> HttpResponse:
    """Choose or paste a write-up, then look at what would be written. Nothing is written here."""
    form = WriteUpForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, form)
        except ImportRefused as refusal:
            form.add_error("event", str(refusal))
    return render(request, "priorities/import.html", {"form": form})


@require_POST
@needs(Permission.EDIT_REPORTS)
def confirm_import(request: StaffRequest) -> HttpResponse:
    """Write what the preview showed; a refusal leads back to the form, with the text still in it."""
    form = ConfirmForm(request.POST, by=request.user)
    if not form.is_valid():
        messages.error(request, str(form.errors["sealed"][0]))
        return redirect("import_event_notes")
    write_up: WriteUp = form.cleaned_data["sealed"]
    try:
        imported = _import(write_up, write_up.notes, by=request.user, dry_run=False)
    except ImportRefused as refusal:
        again = WriteUpForm(asdict(write_up))
        again.add_error("event", str(refusal))
        return render(request, "priorities/import.html", {"form": again})
    messages.success(request, f"We have imported {imported.added}.")
    return redirect(_PAGE_OF_KIND[write_up.notes.kind])


def _preview(request: StaffRequest, form: WriteUpForm) -> HttpResponse:
    notes = form.notes_read
    context = {
        "notes": notes,
        "imported": _import(form.write_up, notes, by=request.user, dry_run=True),
        "event": dict(form.fields["event"].choices)[form.write_up.event],  # type: ignore[attr-defined]
        "confirm": ConfirmForm(by=request.user, initial={"sealed": form.write_up.seal(by=request.user)}),
    }
    return render(request, "priorities/preview.html", context)


def _import(write_up: WriteUp, notes: EventNotes, *, by: User, dry_run: bool) -> Imported:
    event = event_called(write_up.event)
    return import_notes(notes=notes, event=event, by=by, replace=write_up.replace, dry_run=dry_run)
