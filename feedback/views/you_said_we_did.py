"""You said, we did: every answer of the council, the honest no as easy to find as the yes."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.forms.about_me import AboutMeForm
from feedback.forms.filters import AnswerFilterForm
from feedback.selectors import answers
from feedback.selectors.earlier import earlier_versions
from lib.codes import new_token


@login_not_required
@require_safe
def you_said_we_did(request: HttpRequest) -> HttpResponse:
    """Show published answers, newest first, narrowed as the address says."""
    form = AnswerFilterForm(request.GET)
    filters, after = form.asked(), request.GET.get("after", "")
    page = answers.you_said_we_did(filters, after)
    context = {"form": form, "page": page, "filters": filters, "after": after, "query": form.query()}
    return render(request, "feedback/you_said_we_did/list.html", context)


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
