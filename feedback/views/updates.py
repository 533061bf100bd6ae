"""After an answer is published: what happened since, and the version for children."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import AdditionKind
from feedback.forms.updates import form_of
from feedback.models import Response
from feedback.selectors import answers
from feedback.selectors import responding as selectors
from feedback.selectors.additions import additions_waiting, child_version_waiting
from feedback.services import additions as services
from feedback.services.responding import AnswerRefused
from lib.codes import new_token

PAGES = {AdditionKind.UPDATE: "update", AdditionKind.CHILDREN: "child_version"}
form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(Permission.RESPOND)
@require_safe
def published_answers(request: StaffRequest) -> HttpResponse:
    """Show every published answer, newest first, with what can be added to it."""
    after = request.GET.get("after", "")
    context = {"page": answers.you_said_we_did(after=after), "after": after, "query": ""}
    context |= {"to_add": additions_waiting()}
    return render(request, "feedback/responding/published.html", context)


@needs(Permission.RESPOND)
@form_page
def add_update(request: StaffRequest, reference: str) -> HttpResponse:
    """Say what happened since. It is looked at as families will before it is published."""
    return _add(request, reference, AdditionKind.UPDATE)


@needs(Permission.RESPOND)
@form_page
def add_child_version(request: StaffRequest, reference: str) -> HttpResponse:
    """Add the version for children to an answer that has none."""
    _response, answer = _found(reference)
    if answer.for_children and request.method != "POST":
        return redirect("answer", answer.reference)
    waits = child_version_waiting(answer.reference)
    if waits and request.method != "POST":
        return redirect("addition_preview", waits)
    return _add(request, reference, AdditionKind.CHILDREN)


def _add(request: StaffRequest, reference: str, kind: AdditionKind) -> HttpResponse:
    response, answer = _found(reference)
    form = form_of(answer, kind, request.POST or None, initial={"key": new_token()})
    if form.is_valid():
        try:
            words, key = services.AdditionWords(**form.words()), form.cleaned_data["key"]
            made = services.keep_addition(response=response, by=request.user, words=words, key=key)
            return redirect("addition_preview", made.reference)  # leads on once it is published
        except AnswerRefused as refused:
            form.add_error(None, str(refused))
    return render(request, f"feedback/responding/{PAGES[kind]}.html", {"form": form, "answer": answer})


def _found(reference: str) -> tuple[Response, answers.Answer]:
    response, answer = selectors.response(reference), answers.answer(reference)
    if response is None or answer is None:
        raise Http404
    return response, answer
