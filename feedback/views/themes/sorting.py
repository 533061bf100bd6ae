"""Sorting: what is in no theme yet, which theme it belongs to, how it sees it, and out again."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import StaffRequest, needs
from feedback.enums import View
from feedback.forms.themes import ChooseForm, read_shown, seal, suggested_choices
from feedback.models import Submission, Theme
from feedback.permissions import SORT_THEMES
from feedback.selectors.themes import desk, groups
from feedback.selectors.themes import sorting as selectors
from feedback.selectors.themes.suggestions import agreement, together
from feedback.services import themes as services
from feedback.services.themes import ThemeRefused
from lib.counting import how_many

MOST_TOGETHER = 20  # experiences sorted in one step
form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(*SORT_THEMES)
@require_safe
def sort(request: StaffRequest) -> HttpResponse:
    """Show what is in no theme yet, the oldest first, each with the themes that are suggested."""
    after = request.GET.get("after", "")
    context = {
        "page": selectors.unsorted(request.user, after),
        "after": after,
        "query": "",
        "agreement": agreement(),
        "none_chosen": "chosen" in request.GET,
    }
    return render(request, "feedback/themes/desk/sort.html", context)


@needs(*SORT_THEMES)
@form_page
def choose(request: StaffRequest) -> HttpResponse:
    """Choose a theme for the experiences that the address names."""
    experiences, chosen = selectors.chosen(request.user, request.GET.getlist("experience")[:MOST_TOGETHER])
    if not experiences:
        return redirect(f"{reverse('theme_sort')}?chosen=none")
    form = _form(request, chosen)
    if form.is_valid():
        if form.wants_new:
            return redirect(_new(experiences, form.cleaned_data["shown"]))
        try:
            return _put_in(request, experiences, form)
        except ThemeRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "feedback/themes/desk/choose.html", {"form": form, "chosen": chosen})


@needs(*SORT_THEMES)
@require_POST
def see_it_as(request: StaffRequest, slug: str) -> HttpResponse:
    """Say that an experience in a theme says the same, or sees it differently."""
    theme, experience = _member(request, slug)
    view = request.POST.get("view", "")
    if view not in View.values:
        return redirect("theme_at_desk", slug)
    try:
        services.see_as(by=request.user, theme=theme, experience=experience, view=view)
    except ThemeRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{experience.reference}: {View(view).label.lower()}.")
    return redirect("theme_at_desk", groups.head_of(theme).slug)


@needs(*SORT_THEMES)
@require_POST
def take_it_out(request: StaffRequest, slug: str) -> HttpResponse:
    """Take an experience out of a theme."""
    theme, experience = _member(request, slug)
    try:
        services.take_out(by=request.user, theme=theme, experience=experience)
    except ThemeRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{experience.reference} is not in “{theme.title}” any more.")
    return redirect("theme_at_desk", groups.head_of(theme).slug)


def _form(request: StaffRequest, chosen: tuple[selectors.Unsorted, ...]) -> ChooseForm:
    suggested = together(one.suggested for one in chosen)
    shown = {one.experience.reference: [each.slug for each in one.suggested] for one in chosen}
    return ChooseForm(
        request.POST or None,
        offered=suggested_choices(suggested),
        others=desk.other_themes(),
        initial={"choice": request.GET.get("theme", ""), "view": View.SAME, "shown": seal(shown)},
    )


def _put_in(request: StaffRequest, experiences: list[Submission], form: ChooseForm) -> HttpResponse:
    theme, shown = _theme(form.slug), read_shown(form.cleaned_data["shown"])
    view = form.cleaned_data["view"]
    services.put_in(by=request.user, theme=theme, experiences=experiences, view=view, shown=shown)
    number = how_many(len(experiences), "experience is", "experiences are")
    messages.success(request, f"{number} in “{theme.title}”. Thank you.")
    return redirect("theme_sort")


def _new(experiences: list[Submission], shown: str) -> str:
    names = [("experience", experience.reference) for experience in experiences]
    return f"{reverse('new_theme')}?{urlencode([*names, ('shown', shown)])}"


def _theme(slug: str) -> Theme:
    found = groups.theme_at_desk(slug)
    if found is None:
        raise Http404
    return found


def _member(request: StaffRequest, slug: str) -> tuple[Theme, Submission]:
    found = desk.member(slug, request.POST.get("experience", ""))
    if found is None:
        raise Http404
    return found
