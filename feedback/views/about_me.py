"""“This says something about me”: one press hides it, and a person looks. Nobody is asked who they are or why."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from feedback.enums import ReportState
from feedback.forms.about_me import AboutMeForm
from feedback.models import ReportAboutMe
from feedback.services.reports_about_me import (
    NotPublic,
    report_answer,
    report_experience,
    report_small_win,
    report_theme,
)
from lib import limits

MOST_REPORTS = limits.Limit("about-me", tries=5, seconds=3600)


@login_not_required
@require_POST
def experience_about_me(request: HttpRequest, reference: str) -> HttpResponse:
    """Hide an experience that says something about the reader."""
    return _report(request, reference.upper(), report_experience, page="experience")


@login_not_required
@require_POST
def answer_about_me(request: HttpRequest, reference: str) -> HttpResponse:
    """Hide an answer that says something about the reader."""
    return _report(request, reference.upper(), report_answer, page="answer")


@login_not_required
@require_POST
def theme_about_me(request: HttpRequest, slug: str) -> HttpResponse:
    """Hide what a theme says because it says something about the reader."""
    return _report(request, slug, lambda *, reference, key: report_theme(slug=reference, key=key), page="theme")


@login_not_required
@require_POST
def small_win_about_me(request: HttpRequest, reference: str) -> HttpResponse:
    """Hide a small win or thank you that says something about the reader."""
    return _report(request, reference.upper(), report_small_win, page="small_wins")


@login_not_required
@require_safe
def hidden(request: HttpRequest) -> HttpResponse:
    """Say that it is hidden, and what happens next."""
    return render(request, "feedback/about_me/hidden.html")


@login_not_required
@require_safe
def waits(request: HttpRequest) -> HttpResponse:
    """Say that a person looks at it, and that it is not hidden meanwhile."""
    return render(request, "feedback/about_me/waits.html")


def _report(request: HttpRequest, reference: str, report: Callable[..., ReportAboutMe], *, page: str) -> HttpResponse:
    source = limits.source_of(request)
    if limits.over(MOST_REPORTS, source):
        return render(request, "feedback/about_me/too_many.html", status=429)
    try:
        made = report(reference=reference, key=AboutMeForm(request.POST).own_key())
    except NotPublic:
        raise Http404 from None
    limits.count(MOST_REPORTS, source)
    if made.state != ReportState.OPEN:  # an old page, pressed again: somebody has looked since
        return redirect(page) if page == "small_wins" else redirect(page, reference)
    return redirect("about_me_hidden" if made.hides else "about_me_waits")
