"""Making a theme, and changing what it says."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import StaffRequest, needs
from feedback.forms.themes import ChangeThemeForm, NewThemeForm, initial_of_theme, read_shown
from feedback.models import Theme
from feedback.permissions import SORT_THEMES
from feedback.selectors.themes import groups, sorting
from feedback.services import themes as services
from feedback.services.themes import ThemeChanged, ThemeRefused, ThemeWords
from feedback.views.themes.sorting import MOST_TOGETHER
from lib.codes import new_token

form_page = require_http_methods(["GET", "HEAD", "POST"])


@needs(*SORT_THEMES)
@form_page
def new_theme(request: StaffRequest) -> HttpResponse:
    """Make a theme of the experiences that the address names."""
    experiences, chosen = sorting.chosen(request.user, request.GET.getlist("experience")[:MOST_TOGETHER])
    if not experiences:
        return redirect(f"{reverse('theme_sort')}?chosen=none")
    initial = {"key": new_token(), "shown": request.GET.get("shown", "")}
    form = NewThemeForm(request.POST or None, initial=initial)
    again = form.is_valid() and form.wants_a_look()
    if form.is_valid() and not again:
        words, key, shown = ThemeWords(**form.words()), form.cleaned_data["key"], read_shown(form.cleaned_data["shown"])
        try:
            made = services.make_theme(by=request.user, words=words, experiences=experiences, key=key, shown=shown)
        except ThemeRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"The theme “{made.title}” is made. Everybody can read it now.")
            return redirect("theme_at_desk", made.slug)
    return render(
        request, "feedback/themes/desk/new.html", {"form": form, "chosen": chosen, "again": again and form.submit_text}
    )


@needs(*SORT_THEMES)
@form_page
def change(request: StaffRequest, slug: str) -> HttpResponse:
    """Change what a theme says. When somebody else was quicker, say who and when and keep what was typed."""
    theme, theirs = _found(slug), None
    form = ChangeThemeForm(request.POST or None, initial=initial_of_theme(theme))
    again = form.is_valid() and form.wants_a_look()
    if form.is_valid() and not again:
        seen, words = form.cleaned_data["seen_version"], ThemeWords(**form.words())
        try:
            services.change_theme(theme=theme, by=request.user, seen_version=seen, words=words)
        except ThemeChanged as changed:
            theirs = theme
            form.saw(theme.version)
            form.add_error(None, f"{changed}. Your words are still here. Compare them, then save again")
        except ThemeRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The theme is saved. Everybody can read it now.")
            return redirect("theme_at_desk", slug)
    context = {"form": form, "theme": theme, "theirs": theirs, "again": again and form.submit_text}
    return render(request, "feedback/themes/desk/change.html", context)


def _found(slug: str) -> Theme:
    found = groups.theme_to_word(slug)
    if found is None:
        raise Http404
    return found
