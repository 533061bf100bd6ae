"""Themes at the desk: all of them, one with everything in it, and those that nobody has answered."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import StaffRequest, needs
from feedback.permissions import READ_THEMES, SORT_THEMES
from feedback.selectors.themes import desk, sorting, waiting
from feedback.selectors.themes.groups import group


@needs(*READ_THEMES)
@require_safe
def theme_desk(request: StaffRequest) -> HttpResponse:
    """Show every theme, what is in no theme yet, and themes that look alike."""
    after, may_sort = request.GET.get("after", ""), _may_sort(request.user)
    lines = desk.theme_lines(after)
    context = {
        "page": lines.page,
        "after": after,
        "query": "",
        "may_sort": may_sort,
        "unsorted": sorting.how_many_unsorted(request.user) if may_sort else 0,
        "unanswered": waiting.how_many_unanswered_themes(),
        "alike": lines.alike if may_sort else (),
    }
    return render(request, "feedback/themes/desk/list.html", context)


@needs(*READ_THEMES)
@require_safe
def theme_at_desk(request: StaffRequest, slug: str) -> HttpResponse:
    """Show one theme with its experiences, who said it, and what can be done."""
    after = request.GET.get("after", "")
    found = desk.at_desk(slug, after)
    if found is None:
        return _elsewhere(slug)
    context = {
        "found": found,
        "theme": found.theme,
        "page": found.page,
        "after": after,
        "query": "",
        "may_sort": _may_sort(request.user),
    } | _answering(request.user, slug)
    return render(request, "feedback/themes/desk/one.html", context)


@needs(*READ_THEMES)
@require_safe
def unanswered(request: StaffRequest) -> HttpResponse:
    """Show the themes that no published answer points to, the oldest first (LA-03)."""
    after = request.GET.get("after", "")
    context = {"page": waiting.unanswered_themes(after), "after": after, "query": ""}
    return render(request, "feedback/themes/desk/unanswered.html", context)


def _elsewhere(slug: str) -> HttpResponse:
    joined = group(slug)
    if joined is None:
        raise Http404
    return redirect("theme_at_desk", joined.theme.slug)


def _may_sort(user: User) -> bool:
    return any(user.may(one) for one in SORT_THEMES)


def _answering(user: User, slug: str) -> dict[str, object]:
    """Return where an answer to the theme begins, for whoever answers."""
    to_answer = waiting.to_answer(slug) if user.may(Permission.RESPOND) else None
    if to_answer is None:
        return {}
    names = [("experience", reference) for reference in to_answer.references]
    return {"to_answer": to_answer, "answer_href": f"{reverse('new_answer')}?{urlencode([('theme', slug), *names])}"}
