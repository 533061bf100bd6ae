"""The forum's desk: the queue, one item of it, taking it and letting it go."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import SubmissionState, Verdict
from feedback.forms.desk import DecisionForm, TakeDownForm
from feedback.models import Decision
from feedback.selectors import desk, withholding
from feedback.selectors.challenges import how_many_to_look_at
from feedback.selectors.reports_about_me import to_look_at
from feedback.selectors.second_approval import to_agree
from feedback.services import moderation
from feedback.services.moderation import Claimed, ConcernOpen, DecidedAlready, TooManyClaims
from feedback.services.reading import open_words
from feedback.views import desk_pages
from lib.states import WrongState

MODERATE = (Permission.MODERATE_FORUM_ITEMS, Permission.MODERATE_COUNCIL_ITEMS)
GONE = (ConcernOpen, WrongState)


def item_or_404(request: StaffRequest, reference: str) -> desk.DeskItem:
    """Return an item of this person's desk; what is unknown, not theirs, flagged or decided is 404 alike."""
    item = desk.item(request.user, reference)
    if item is None:
        raise Http404
    return item


@needs(*MODERATE)
@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """Show what waits, the urgent and the oldest first; `show=late` only what is late."""
    page = desk.queue(request.user, request.GET.get("after", ""), late_only=request.GET.get("show") == "late")
    decides = request.user.may(Permission.DECIDE_WITHHOLDING)
    asked, asked_urgently = how_many_to_look_at(request.user)
    context = {
        "queue": page,
        "to_look_at": to_look_at(request.user),
        "to_agree": to_agree(request.user),
        "decides": decides,
        "to_look_again": asked,
        "to_look_again_first": asked_urgently,
        "to_decide": len(withholding.to_decide(request.user)) if decides else 0,
    }
    return render(request, "feedback/moderation/queue.html", context)


@needs(*MODERATE)
@require_safe
def item(request: StaffRequest, reference: str) -> HttpResponse:
    """Show an item: its words to whoever reads it, to others who that is; a published one as the public sees it.

    Where the words may speak of something hard, that is said before them, and whoever reads says when they are ready.
    """
    found = item_or_404(request, reference)
    if found.submission.state == SubmissionState.PUBLISHED:
        version = desk.published_text(found.submission)
        context = {"item": found, "experience": version, "hidden": desk.is_hidden(found.submission)}
        return render(request, "feedback/moderation/published.html", context)
    if not found.mine:
        return render(request, "feedback/moderation/waiting.html", {"item": found})
    if found.hard and request.GET.get("ready") != "yes":
        return render(request, "feedback/moderation/before_reading.html", {"item": found})
    words = open_words(submission=found.submission, by=request.user)
    form = DecisionForm(initial={"seen_version": found.submission.version})
    return desk_pages.work(request, found, words, form=form)


@needs(*MODERATE)
@require_POST
def claim(request: StaffRequest, reference: str) -> HttpResponse:
    """Take an item to read, and open it."""
    found = item_or_404(request, reference)
    try:
        moderation.claim(submission=found.submission, by=request.user)
    except Claimed as held:
        messages.warning(request, f"{held.by_name} is reading this one. Choose another.")
        return redirect("moderation")
    except TooManyClaims as enough:
        messages.warning(request, str(enough))
        return redirect("moderation")
    except GONE:
        raise Http404 from None
    return redirect("moderation_item", reference)


@needs(*MODERATE)
@require_POST
def let_go(request: StaffRequest, reference: str) -> HttpResponse:
    """Put an item back into the queue."""
    found = item_or_404(request, reference)
    if moderation.let_go(submission=found.submission, by=request.user):
        messages.success(request, f"{reference} is back in the queue for somebody else.")
    else:
        messages.warning(request, f"You had not taken {reference}, so there was nothing to put back.")
    return redirect("moderation")


@needs(*MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: StaffRequest, reference: str) -> HttpResponse:
    """Take a published experience from public view, after asking why."""
    found = desk.item(request.user, reference)
    if found is None or found.submission.state != SubmissionState.PUBLISHED:
        return _decided_or_404(request, reference)
    form = TakeDownForm(request.POST or None, initial={"seen_version": found.submission.version})
    if request.method != "POST" or not form.is_valid():
        return render(request, "feedback/moderation/take_down.html", {"item": found, "form": form})
    try:
        made = moderation.take_down(submission=found.submission, by=request.user, **form.cleaned_data)
    except DecidedAlready:
        return _decided_or_404(request, reference)
    except GONE:
        raise Http404 from None
    return desk_pages.done(request, made, TAKE_DOWN)


def _taken_down(made: Decision) -> str:
    return f"{made.submission.reference} is no longer public. It waits to be read again."


TAKE_DOWN = desk_pages.Press((Verdict.TAKE_DOWN,), _taken_down)


def _decided_or_404(request: StaffRequest, reference: str) -> HttpResponse:
    submission = desk.moderated(request.user, reference)
    if submission is None or request.method != "POST" or not submission.decisions.exists():
        raise Http404
    return desk_pages.pressed_or_decided(request, submission, TAKE_DOWN)
