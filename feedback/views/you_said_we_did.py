"""You said, we did: every answer of the council, the honest no as easy to find as the yes."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.forms.about_me import AboutMeForm
from feedback.selectors import answers
from feedback.selectors.earlier import earlier_versions
from feedback.views.finding import answer_list, too_many
from lib.codes import new_token


@login_not_required
@require_safe
def you_said_we_did(request: HttpRequest) -> HttpResponse:
    """Show published answers, newest first, narrowed and searched as the address says."""
    return too_many(request) or render(request, "feedback/you_said_we_did/list.html", answer_list(request))


@login_not_required
@require_safe
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one answer with the experiences that it answers."""
    found = answers.answer(reference)
    if found is None:
        raise Http404
    about_me = AboutMeForm(initial={"key": new_token()})
    earlier = earlier_versions(reference) if found.edition > 1 else ()
    context = {"answer": found, "about_me": about_me, "earlier": earlier}
    return render(request, "feedback/you_said_we_did/one.html", context)
