"""What people told us, as anybody may read it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.forms.about_me import AboutMeForm
from feedback.selectors import answers, public
from feedback.selectors.themes.links import themes_of
from feedback.selectors.true_for_me_too import has_agreed
from feedback.views.finding import experience_list, too_many
from feedback.views.true_for_me_too import browser_token
from lib.codes import new_token


@login_not_required
@require_safe
def experiences(request: HttpRequest) -> HttpResponse:
    """Show published experiences, newest first, narrowed and searched as the address says."""
    return too_many(request) or render(request, "feedback/experiences/list.html", experience_list(request))


@login_not_required
@require_safe
def experience(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one published experience with the answers to it."""
    found = public.experience(reference)
    if found is None:
        raise Http404
    context = {
        "experience": found,
        "answers": answers.answers_to(found.reference),
        "themes": themes_of(found.reference),
        "agreed": has_agreed(found.reference, browser_token(request)),
        "about_me": AboutMeForm(initial={"key": new_token()}),
    }
    return render(request, "feedback/experiences/one.html", context)
