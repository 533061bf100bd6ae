"""Partners answer open questions for their organisation: write, check, send, take back to change (PR-10)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from cornerstones.forms.answers import AnswerForm, SeenForm
from cornerstones.models import Answer
from cornerstones.selectors.answers import OwnQuestion, own_question, own_questions
from cornerstones.services import answering as services
from cornerstones.services.refusals import AnotherIsBegun, ChangedMeanwhile, QuestionSettled
from lib.states import WrongState


@require_safe
@needs(Permission.VOTE)
def our_answers(request: StaffRequest) -> HttpResponse:
    """Show every question, and where the answer of one's own organisation is."""
    context = {"questions": own_questions(request.user), "own": request.user.organisation}
    return render(request, "cornerstones/answers/ours.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.VOTE)
def write_answer(request: StaffRequest, number: int) -> HttpResponse:
    """Ask what the organisation answers, and keep it as a draft."""
    own = own_question(request.user, number)
    if request.method != "POST" and (own.waits or own.is_settled):
        return redirect("our_answers")
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=_initial(own))
    if form.is_valid() and _written(request, form, own):
        return redirect("check_answer", number)
    context = {"form": form, "own": own, "organisation": request.user.organisation}
    return render(request, "cornerstones/answers/write.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.VOTE)
def check_answer(request: StaffRequest, number: int) -> HttpResponse:
    """Show the answer as it would stand, and send it to be read."""
    own = own_question(request.user, number)
    if own.begun is None or own.waits:
        return redirect("our_answers")
    if request.method == "POST":
        return _send(request, number, own.begun)
    return render(request, "cornerstones/answers/check.html", {"own": own, "organisation": request.user.organisation})


@require_POST
@needs(Permission.VOTE)
def take_back_answer(request: StaffRequest, number: int) -> HttpResponse:
    """Take back an answer that waits, and go on writing."""
    own = own_question(request.user, number)
    if own.begun is None:
        messages.warning(request, "It was read meanwhile. See below what was decided.")
        return redirect("our_answers")
    try:
        services.take_back_answer(answer=own.begun, by=request.user)
    except WrongState:
        messages.warning(request, "It was read meanwhile. See below what was decided.")
        return redirect("our_answers")
    return redirect("write_answer", number)


def _written(request: StaffRequest, form: AnswerForm, own: OwnQuestion) -> bool:
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen_version"]
    try:
        services.write_answer(question=own.question, text=text, by=request.user, seen_version=seen)
    except ChangedMeanwhile as changed:
        now = own_question(request.user, own.question.pk).begun
        form.data = {**request.POST.dict(), "seen_version": str(now.version if now else 0)}
        form.add_error(None, str(changed))
    except (AnotherIsBegun, QuestionSettled) as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _send(request: StaffRequest, number: int, draft: Answer) -> HttpResponse:
    seen = SeenForm(request.POST)
    if not seen.is_valid():
        messages.error(request, "We did not understand that. Read the answer again, then send it.")
        return redirect("check_answer", number)
    try:
        services.send_answer(answer=draft, by=request.user, seen_version=seen.cleaned_data["seen_version"])
    except ChangedMeanwhile as changed:
        messages.error(request, str(changed))
        return redirect("check_answer", number)
    except (QuestionSettled, WrongState) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "It is sent. A forum moderator or a report editor reads it before it is published.")
    return redirect("our_answers")


def _initial(own: OwnQuestion) -> dict[str, object]:
    """Begin with the draft; else with what is public or was refused, to change it."""
    start = own.begun or own.refused or own.published
    return {"text": start.text if start else "", "seen_version": own.begun.version if own.begun else 0}
