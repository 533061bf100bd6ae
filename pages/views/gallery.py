"""Every component on one page, so that it can be looked at. Never in production."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages import examples
from pages.forms.gallery import EveryFieldForm, OneQuestionForm


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show all components; `?errors=1` shows the form with its errors."""
    if settings.PRODUCTION:
        raise Http404
    form = EveryFieldForm({"answer": "email"}) if "errors" in request.GET else EveryFieldForm()
    page = Paginator(range(30), 10).page(2)
    return render(request, "pages/gallery.html", examples.gallery() | {"form": form, "page": page})


@login_not_required
@require_safe
def question_example(request: HttpRequest) -> HttpResponse:
    """Show a question page; `?errors=1` shows it with its error."""
    if settings.PRODUCTION:
        raise Http404
    form = OneQuestionForm({}) if "errors" in request.GET else OneQuestionForm()
    return render(request, "layouts/question.html", examples.QUESTION | {"form": form})
