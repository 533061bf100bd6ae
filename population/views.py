"""Bringing in who lives here: choose a table, look at what we understood, confirm."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from population.forms import ConfirmForm, TableForm
from population.labels import known_labels
from population.reading import COLUMNS
from population.services import ImportRefused, import_comparators

WHO = "/dashboard/who/"


@needs(Permission.EDIT_REPORTS, Permission.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: StaffRequest) -> HttpResponse:
    """Choose or paste a table, then look at what would be written. Nothing is written here."""
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        confirm = ConfirmForm(by=request.user, initial={"sealed": form.seal(by=request.user)})
        return render(request, "population/preview.html", {"reading": form.reading, "confirm": confirm})
    known = [(subject, subject.label, labels) for subject, labels in known_labels().items()]
    return render(request, "population/import.html", {"form": form, "known": known, "columns": COLUMNS})


@needs(Permission.EDIT_REPORTS, Permission.ADMINISTER)
@require_POST
def confirm(request: StaffRequest) -> HttpResponse:
    """Write what the preview showed."""
    form = ConfirmForm(request.POST, by=request.user)
    if not form.is_valid():
        messages.error(request, str(form.errors["sealed"][0]))
        return redirect("comparators-import")
    try:
        done = import_comparators(comparators=form.cleaned_data["sealed"].comparators, by=request.user)
    except ImportRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("comparators-import")
    messages.success(request, f"New tables: {done.added}. There already: {done.same}.")
    return redirect(WHO)
