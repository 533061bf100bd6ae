"""The report editor puts marks of the room on words of a statement, by hand from an event (PP-06)."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from cornerstones.forms.understanding import MarkForm
from cornerstones.models import AgreementMark, Statement
from cornerstones.selectors.agreement import statement_to_mark
from cornerstones.selectors.marker import marker_of
from cornerstones.selectors.said import mark_called
from cornerstones.services import event_marks as services
from cornerstones.views.writing import written


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def new_mark(request: StaffRequest, number: int) -> HttpResponse:
    """Put marks of the room on words of a statement."""
    statement = statement_to_mark(number)
    form = MarkForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _put(request, form, statement):
        messages.success(request, "The marks are added.")
        return redirect("event_said", statement.event.slug)
    return _page(request, form, statement, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def change_mark(request: StaffRequest, number: int, mark: int) -> HttpResponse:
    """Correct marks of the room: their words or their number."""
    statement, found = statement_to_mark(number), mark_called(number, mark)
    if found is None:
        raise Http404
    initial = {"phrase": found.phrase, "count": found.count, "seen": _marker(found)}
    form = MarkForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _changed(request, form, found):
        messages.success(request, "Saved.")
        return redirect("event_said", statement.event.slug)
    return _page(request, form, statement, found)


@require_POST
@needs(Permission.EDIT_REPORTS)
def remove_mark(request: StaffRequest, number: int, mark: int) -> HttpResponse:
    """Delete marks that were written by mistake. A second press finds them gone and says the same."""
    statement, found = statement_to_mark(number), mark_called(number, mark)
    if found is not None:
        services.remove_mark(mark=found, by=request.user)
    messages.success(request, "The marks are deleted.")
    return redirect("event_said", statement.event.slug)


def _put(request: StaffRequest, form: MarkForm, statement: Statement) -> bool:
    words, count = form.cleaned_data["phrase"], form.cleaned_data["count"]
    return written(
        form, "phrase", partial(services.put_mark, statement=statement, phrase=words, count=count, by=request.user)
    )


def _changed(request: StaffRequest, form: MarkForm, mark: AgreementMark) -> bool:
    change = partial(services.change_mark, mark=mark, by=request.user, **form.cleaned_data)
    return written(form, "phrase", change, now=lambda: _marker(mark_called(mark.statement_id, mark.pk)))


def _marker(mark: AgreementMark | None) -> str:
    return marker_of(mark.phrase, mark.count) if mark else ""


def _page(request: StaffRequest, form: MarkForm, statement: Statement, mark: AgreementMark | None) -> HttpResponse:
    context = {"form": form, "statement": statement, "mark": mark}
    return render(request, "cornerstones/said/mark.html", context)
