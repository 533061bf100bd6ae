"""The report editor writes down what partners said at an event, and corrects it (PP-06)."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from cornerstones.forms.understanding import EventForm, StatementForm
from cornerstones.models import Event, Statement
from cornerstones.selectors import said as selectors
from cornerstones.selectors.agreement import statement_to_mark
from cornerstones.selectors.events import event_called
from cornerstones.selectors.marker import marker_of
from cornerstones.services import events, statements
from cornerstones.services.refusals import Refused, StillNeeded
from cornerstones.views.writing import written


@require_safe
@needs(Permission.EDIT_REPORTS)
def events_said(request: StaffRequest) -> HttpResponse:
    """Every event, with how much was written down."""
    return render(request, "cornerstones/said/events.html", {"events": selectors.events_summary()})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def new_event(request: StaffRequest) -> HttpResponse:
    """Write down an event."""
    form = EventForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = events.add_event(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("event_said", made.slug)
    return render(request, "cornerstones/said/form.html", {"form": form, "title": "Add an event"})


@require_safe
@needs(Permission.EDIT_REPORTS)
def event_said(request: StaffRequest, slug: str) -> HttpResponse:
    """All that was written down of one event."""
    return render(request, "cornerstones/said/event.html", {"page": selectors.event_said(slug)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def new_statement(request: StaffRequest, slug: str) -> HttpResponse:
    """Write down a statement."""
    event = event_called(slug)
    form = StatementForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _added(request, form, event):
        messages.success(request, "The statement is added. Everybody can read it.")
        return redirect("event_said", slug)
    return render(request, "cornerstones/said/form.html", {"form": form, "event": event, "title": "Add a statement"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def change_statement(request: StaffRequest, number: int) -> HttpResponse:
    """Correct a statement."""
    statement = statement_to_mark(number)
    initial = {"text": statement.text, "seen": marker_of(statement.text)}
    form = StatementForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _changed(request, form, statement):
        messages.success(request, "Saved.")
        return redirect("event_said", statement.event.slug)
    context = {"form": form, "event": statement.event, "title": "Correct this statement"}
    return render(request, "cornerstones/said/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def remove_statement(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Ask once more, then delete a statement that was written by mistake. A second press says the same."""
    event = event_called(slug)
    statement = event.statements.filter(pk=number).first()
    if request.method != "POST":
        if statement is None:
            raise Http404
        context = {"event": event, "words": statement.text, "title": "Delete this statement?"}
        return render(request, "cornerstones/said/remove.html", context)
    try:
        if statement is not None:
            statements.remove_statement(statement=statement, by=request.user)
    except StillNeeded as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "The statement is deleted, with the marks of the room on it.")
    return redirect("event_said", slug)


def _added(request: StaffRequest, form: StatementForm, event: Event) -> bool:
    add = partial(statements.add_statement, event=event, text=form.cleaned_data["text"], by=request.user)
    return written(form, "text", add)


def _changed(request: StaffRequest, form: StatementForm, statement: Statement) -> bool:
    change = partial(statements.change_statement, statement=statement, by=request.user, **form.cleaned_data)
    return written(form, "text", change, now=lambda: marker_of(statement_to_mark(statement.pk).text))
