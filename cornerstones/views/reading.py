"""A forum moderator or a report editor reads organisations' answers, and decides."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import StaffRequest, needs
from cornerstones.enums import AnswerState
from cornerstones.forms.answers import DeclineForm, SeenForm, TakeDownForm
from cornerstones.models import Answer
from cornerstones.permissions import READS_ANSWERS
from cornerstones.selectors import answers as selectors
from cornerstones.services import deciding as services
from cornerstones.services.refusals import ChangedMeanwhile
from lib.states import WrongState


@require_safe
@needs(*READS_ANSWERS)
def answers_desk(request: StaffRequest) -> HttpResponse:
    """What waits to be read, and what is public."""
    return render(request, "cornerstones/answers/desk.html", {"desk": selectors.answers_desk(request.user)})


@require_safe
@needs(*READS_ANSWERS)
def read_answer(request: StaffRequest, number: int) -> HttpResponse:
    """One answer, beside what its organisation has published until now."""
    answer = selectors.answer_at_the_desk(request.user, number)
    context = {
        "answer": answer,
        "before": selectors.stands_before(answer),
        "waits": answer.state == AnswerState.WAITING,
    }
    return render(request, "cornerstones/answers/read.html", context)


@require_POST
@needs(*READS_ANSWERS)
def publish_answer(request: StaffRequest, number: int) -> HttpResponse:
    """Show it to everybody."""
    answer, seen = selectors.answer_at_the_desk(request.user, number), SeenForm(request.POST)
    if not seen.is_valid():
        messages.error(request, "We did not understand that. Read the answer again, then decide.")
        return redirect("read_answer", number)
    try:
        services.publish_answer(answer=answer, by=request.user, seen_version=seen.cleaned_data["seen_version"])
    except ChangedMeanwhile as changed:
        messages.warning(request, str(changed))
        return redirect("read_answer", number)
    except WrongState as decided:
        messages.warning(request, str(decided))
    else:
        messages.success(request, f"The answer of {answer.organisation} is published.")
    return redirect("answers_desk")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*READS_ANSWERS)
def decline_answer(request: StaffRequest, number: int) -> HttpResponse:
    """Ask why it is not published, and tell the organisation."""
    answer = selectors.answer_at_the_desk(request.user, number)
    if request.method != "POST" and answer.state != AnswerState.WAITING:
        return redirect("read_answer", number)
    form = DeclineForm(request.POST if request.method == "POST" else None, initial={"seen_version": answer.version})
    if form.is_valid() and _declined(request, form, answer):
        return redirect("answers_desk")
    context = {"form": form, "answer": answer, "title": "Do not publish this answer"}
    return render(request, "cornerstones/answers/why.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*READS_ANSWERS)
def take_down_answer(request: StaffRequest, number: int) -> HttpResponse:
    """Ask why a published answer is taken down, and tell the organisation."""
    answer = selectors.answer_at_the_desk(request.user, number)
    if answer.state != AnswerState.PUBLISHED:
        messages.warning(request, "This answer is not public, so there is nothing to take down.")
        return redirect("answers_desk")
    form = TakeDownForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.take_down_answer(answer=answer, by=request.user, why=form.cleaned_data["why"])
        except WrongState:
            messages.warning(request, "A colleague took it down meanwhile.")
        else:
            messages.success(request, f"The answer of {answer.organisation} is taken down, with its earlier ones.")
        return redirect("answers_desk")
    context = {"form": form, "answer": answer, "title": "Take this answer down"}
    return render(request, "cornerstones/answers/why.html", context)


def _declined(request: StaffRequest, form: DeclineForm, answer: Answer) -> bool:
    """Decline it; where other words came meanwhile, they are shown with what was typed kept."""
    try:
        services.decline_answer(answer=answer, by=request.user, **form.cleaned_data)
    except ChangedMeanwhile as changed:
        form.data = {**request.POST.dict(), "seen_version": str(answer.version)}
        form.add_error(None, str(changed))
        return False
    except WrongState as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"It is not published. {answer.organisation} reads why.")
    return True
