"""Themes as anybody may read them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from feedback.forms.about_me import AboutMeForm
from feedback.selectors.themes import public
from feedback.selectors.true_for_me_too import has_agreed_with_theme
from feedback.views.true_for_me_too import browser_token
from lib.codes import new_token


@login_not_required
@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """Show the themes by title."""
    after = request.GET.get("after", "")
    context = {"page": public.themes(after), "after": after, "query": ""}
    return render(request, "feedback/themes/list.html", context)


@login_not_required
@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one theme with its experiences and answers; the address of a joined one leads to the one it is part of."""
    after, different_after = request.GET.get("after", ""), request.GET.get("different", "")
    found = public.whole_theme(slug, same_after=after, different_after=different_after)
    if found is None:
        return _elsewhere(slug)
    context = {
        "found": found,
        "theme": found.theme,
        "after": after,
        "different_after": different_after,
        "about_me": AboutMeForm(initial={"key": new_token()}),
        "agreed": has_agreed_with_theme(slug, browser_token(request)),
    }
    return render(request, "feedback/themes/one.html", context)


def _elsewhere(slug: str) -> HttpResponse:
    joined = public.joined_with(slug)
    if joined is None:
        raise Http404
    return redirect("theme", joined.slug)
