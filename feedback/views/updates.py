"""After an answer is published: what happened since, and the version for children."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.forms.updates import ChildVersionForm, UpdateForm
from feedback.models import Response
from feedback.selectors import answers
from feedback.selectors import responding as selectors
from feedback.services import updates as services
from feedback.services.responding import AnswerRefused
from lib.codes import new_token

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RESPOND)
@require_safe
def published_answers(request: StaffRequest) -> HttpResponse:
    """Show every published answer, newest first, with what can be added to it."""
    after = request.GET.get("after", "")
    context = {"page": answers.you_said_we_did(after=after), "after": after, "query": ""}
    return render(request, "feedback/responding/published.html", context)


@needs(Permission.RESPOND)
@form_page
def add_update(request: StaffRequest, reference: str) -> HttpResponse:
    """Say what happened since."""
    response, answer = _found(reference)
    again = bool(answer.open_again)
    form = UpdateForm(request.POST or None, initial={"key": new_token()}, outcome=answer.outcome, open_again=again)
    if form.is_valid():
        try:
            services.add_update(response=response, by=request.user, **form.cleaned_data)
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The update is published. Everybody can read it now.")
            return redirect("answer", response.reference)
    return render(request, "feedback/responding/update.html", {"form": form, "answer": answer})


@needs(Permission.RESPOND)
@form_page
def add_child_version(request: StaffRequest, reference: str) -> HttpResponse:
    """Add the version for children to an answer that has none."""
    response, answer = _found(reference)
    if answer.for_children and request.method != "POST":
        return redirect("answer", response.reference)
    form = ChildVersionForm(request.POST or None)
    if form.is_valid():
        try:
            services.add_child_version(response=response, by=request.user, text=form.cleaned_data["child_version"])
        except AnswerRefused as refused:
            form.add_error("child_version", str(refused))
        else:
            messages.success(request, "The version for children is published. Thank you.")
            return redirect("answer", response.reference)
    return render(request, "feedback/responding/child_version.html", {"form": form, "answer": answer})


def _found(reference: str) -> tuple[Response, answers.Answer]:
    response, answer = selectors.response(reference), answers.answer(reference)
    if response is None or answer is None:
        raise Http404
    return response, answer
