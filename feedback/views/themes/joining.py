"""Joining two themes that say the same, and parting them again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import StaffRequest, needs
from feedback.forms.themes import JoinForm, alike_choices
from feedback.models import Theme
from feedback.permissions import SORT_THEMES
from feedback.selectors.themes import desk, groups
from feedback.selectors.themes.alike import themes_alike
from feedback.services import themes as services
from feedback.services.themes import ThemeRefused

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(*SORT_THEMES)
@form_page
def join_theme(request: StaffRequest, slug: str) -> HttpResponse:
    """Choose the theme that this one is part of; those whose titles look alike come first."""
    theme = _found(slug)
    form = _form(request, theme)
    if form.is_valid():
        into, seen = _found(form.slug), form.cleaned_data["seen_version"]
        try:
            services.join(theme=theme, into=into, by=request.user, seen_version=seen)
        except ThemeRefused as refused:
            form.add_error(None, f"{refused}. Go back and look at it again")
        else:
            messages.success(request, f"“{theme.title}” is part of “{into.title}” now. You can part them again.")
            return redirect("theme_at_desk", into.slug)
    return render(request, "feedback/themes/desk/join.html", {"form": form, "theme": theme})


@needs(*SORT_THEMES)
@require_POST
def part_theme(request: StaffRequest, slug: str) -> HttpResponse:
    """Let a joined theme stand for itself again."""
    parted = services.part(theme=_found(slug), by=request.user)
    messages.success(request, f"“{parted.title}” stands for itself again, with all its experiences.")
    return redirect("theme_at_desk", parted.slug)


def _form(request: StaffRequest, theme: Theme) -> JoinForm:
    return JoinForm(
        request.POST or None,
        offered=alike_choices(themes_alike(groups.groups(), theme.pk)),
        others=desk.other_themes(but=[theme.slug]),
        initial={"choice": request.GET.get("into", ""), "seen_version": theme.version},
    )


def _found(slug: str) -> Theme:
    found = groups.theme_at_desk(slug)
    if found is None:
        raise Http404
    return found
