"""The report editor writes down open questions, and says when one is settled or open again (PR-10)."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from cornerstones.forms.understanding import OpenAgainForm, QuestionForm, SettleForm
from cornerstones.models import Event, OpenQuestion
from cornerstones.selectors.events import event_called
from cornerstones.selectors.marker import marker_of
from cornerstones.selectors.said import question_called, settlement_of
from cornerstones.services import questions as services
from cornerstones.services.refusals import StillNeeded
from cornerstones.views.writing import written

_FORM = "cornerstones/said/form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def new_question(request: StaffRequest, slug: str) -> HttpResponse:
    """Write down a question."""
    event = event_called(slug)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _added(request, form, event):
        messages.success(request, "The question is added. Everybody can read it.")
        return redirect("event_said", slug)
    return render(request, _FORM, {"form": form, "event": event, "title": "Add an open question"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def change_question(request: StaffRequest, number: int) -> HttpResponse:
    """Correct a question that nobody has answered."""
    question = question_called(number)
    initial = {"text": question.text, "seen": marker_of(question.text)}
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _changed(request, form, question):
        messages.success(request, "Saved.")
        return redirect("event_said", question.event.slug)
    return render(request, _FORM, {"form": form, "event": question.event, "title": "Correct this question"})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def remove_question(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Ask once more, then delete a question that was written by mistake. A second press says the same."""
    event = event_called(slug)
    question = event.questions.filter(pk=number).first()
    if request.method != "POST":
        if question is None:
            raise Http404
        context = {"event": event, "words": question.text, "title": "Delete this question?"}
        return render(request, "cornerstones/said/remove.html", context)
    try:
        if question is not None:
            services.remove_question(question=question, by=request.user)
    except StillNeeded as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "The question is deleted.")
    return redirect("event_said", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def settle_question(request: StaffRequest, number: int) -> HttpResponse:
    """Say with which words a question is settled."""
    question = question_called(number)
    if request.method != "POST" and settlement_of(question) is not None:
        return redirect("event_said", question.event.slug)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        settle = partial(services.settle, question=question, by=request.user, **form.cleaned_data)
        if written(form, "words", settle):
            messages.success(request, "It is settled. The question and its answers stay visible.")
            return redirect("event_said", question.event.slug)
    context = {"form": form, "event": question.event, "words": question.text, "title": "Settle this question"}
    return render(request, _FORM, context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.EDIT_REPORTS)
def open_question_again(request: StaffRequest, number: int) -> HttpResponse:
    """Open a settled question again, with a reason that everybody can read."""
    question = question_called(number)
    if request.method != "POST" and settlement_of(question) is None:
        return redirect("event_said", question.event.slug)
    form = OpenAgainForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.open_again(question=question, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, "It is open again. What was agreed before stays on record.")
        return redirect("event_said", question.event.slug)
    context = {"form": form, "event": question.event, "words": question.text, "title": "Open this question again"}
    return render(request, _FORM, context)


def _added(request: StaffRequest, form: QuestionForm, event: Event) -> bool:
    add = partial(services.add_question, event=event, text=form.cleaned_data["text"], by=request.user)
    return written(form, "text", add)


def _changed(request: StaffRequest, form: QuestionForm, question: OpenQuestion) -> bool:
    change = partial(services.change_question, question=question, by=request.user, **form.cleaned_data)
    return written(form, "text", change, now=lambda: marker_of(question_called(question.pk).text))
