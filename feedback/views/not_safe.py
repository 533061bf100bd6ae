"""“Somebody may not be safe”, for anyone and at any time: one page, one box that may stay empty, one button."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from feedback.enums import RaisedFrom, Speaker
from feedback.forms.safeguarding import PublicWorryForm
from feedback.models import Submission
from feedback.selectors import concerns
from feedback.services.safeguarding import raise_from_public
from feedback.views.holder import code_hash
from lib import limits

# A school or library shares one source; whoever is past it is given the numbers, and keeps what they typed.
MOST_WORRIES = limits.Limit("not-safe", tries=10, seconds=3600)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def not_safe(request: HttpRequest) -> HttpResponse:
    """Tell the safeguarding lead about somebody, whether or not it stands anywhere on the portal."""
    return _ask(request, None, raised_from=RaisedFrom.ANYBODY, young=_asks_for_young_words(request))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def experience_not_safe(request: HttpRequest, reference: str) -> HttpResponse:
    """The same about a published experience: from that moment nothing of it is public.

    A post is taken for every reference alike, so that nobody loses what they typed when somebody else was quicker, and
    nobody learns from it what there is. So the page speaks of what is public at this moment and of nothing else; what
    was public until somebody flagged it is looked for only while saving.
    """
    public = concerns.public_to_flag(reference)
    if public is None and request.method != "POST":
        raise Http404
    return _ask(request, public, raised_from=RaisedFrom.READER, read_at=reference)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_words_not_safe(request: HttpRequest) -> HttpResponse:
    """The same from the writer, on the page that their code opened."""
    given = code_hash(request)
    submission = concerns.sent_with(given) if given else None
    if submission is None:
        return _ask(request, None, raised_from=RaisedFrom.ANYBODY)  # their half hour is over: the box still works
    young = submission.speaker == Speaker.YOUNG_PERSON
    return _ask(request, submission, raised_from=RaisedFrom.WRITER, young=young)


@login_not_required
@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Say that somebody was told, and what to do if it cannot wait."""
    return render(request, "feedback/not_safe/told.html", {"young": _asks_for_young_words(request)})


def _asks_for_young_words(request: HttpRequest) -> bool:
    return request.GET.get("for") == "young-person"


def _ask(
    request: HttpRequest,
    submission: Submission | None,
    *,
    raised_from: RaisedFrom,
    read_at: str = "",
    young: bool = False,
) -> HttpResponse:
    form = PublicWorryForm(request.POST if request.method == "POST" else None)
    source, refused = limits.source_of(request), False
    if form.is_valid():
        given = form.cleaned_data
        refused = limits.over(MOST_WORRIES, source) and not concerns.is_known(given["key"])
        if not refused:
            limits.count(MOST_WORRIES, source)
            about = submission or concerns.once_public(read_at)
            raise_from_public(
                key=given["key"], worry=given["worry"], raised_from=raised_from, submission=about, about=read_at
            )
            return redirect(f"{reverse('not_safe_told')}{'?for=young-person' if young else ''}")
    context = {"form": form, "refused": refused, "young": young, "hides": submission is not None}
    return render(request, "feedback/not_safe/ask.html", context, status=429 if refused else 200)
