"""Setting aside what does not come from a person: tick, read the first lines, confirm; put back at any time."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import StaffRequest, needs
from feedback.enums import Verdict
from feedback.forms.around_the_desk import PutBackForm, SetAsideForm
from feedback.models import Decision
from feedback.selectors import desk
from feedback.selectors.desk import DeskItem
from feedback.selectors.set_aside import MOST, Review, at_desk, review, were_set_aside
from feedback.services import moderation
from feedback.services.moderation import ConcernOpen, DecidedAlready
from feedback.services.moderation.set_aside import Outcome, Seen
from feedback.services.reading import Words, keep_open, open_words
from feedback.views import desk_pages
from feedback.views.moderation import MODERATE
from lib.states import WrongState

FIRST = 300  # characters: enough to tell an advert from a story


@needs(*MODERATE)
@require_safe
def set_aside_list(request: StaffRequest) -> HttpResponse:
    """Show what was set aside at this desk, by whom and why, newest first."""
    page = were_set_aside(request.user, request.GET.get("after", ""))
    return render(request, "feedback/moderation/set_aside_list.html", {"page": page})


@needs(*MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def set_aside(request: StaffRequest) -> HttpResponse:
    """Show the first lines of what was ticked; then set it aside. Opening each of them is noted."""
    if request.method == "POST":
        return _confirm(request)
    ticked = request.GET.getlist("item")
    if not ticked:
        messages.warning(request, "Tick at least one first.")
        return redirect("moderation")
    return _page(request, review(request.user, ticked), SetAsideForm(), len(ticked) > MOST)


@needs(*MODERATE)
@require_POST
def put_back(request: StaffRequest, reference: str) -> HttpResponse:
    """Put something that was set aside back into the queue."""
    submission, form = desk.moderated(request.user, reference), PutBackForm(request.POST)
    if submission is None:
        raise Http404
    if not form.is_valid():
        return redirect("set_aside_list")
    try:
        made = moderation.put_back(submission=submission, by=request.user, **form.cleaned_data)
    except DecidedAlready:
        return desk_pages.pressed_or_decided(request, submission, PUT_BACK)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made, PUT_BACK)


def _back(made: Decision) -> str:
    return f"{made.submission.reference} is back in the queue."


PUT_BACK = desk_pages.Press((Verdict.PUT_BACK,), _back, "set_aside_list")


def _confirm(request: StaffRequest) -> HttpResponse:
    versions = _versions(request)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        return _page(request, review(request.user, list(versions)), form)
    found = at_desk(request.user, list(versions))
    seen = [Seen(submission, versions[reference]) for reference, submission in found.items()]
    _tell(request, moderation.set_aside(seen=seen, by=request.user, **form.cleaned_data), len(versions) - len(found))
    return redirect("set_aside_list")


def _versions(request: StaffRequest) -> dict[str, int]:
    """Return which version of what was on the page; what is damaged is left out."""
    pairs = (one.rpartition(":") for one in request.POST.getlist("item")[:MOST])
    return {
        reference: int(version)
        for reference, _colon, version in pairs
        if version.isascii() and version.isdigit() and len(version) < 10
    }


def _tell(request: StaffRequest, outcome: Outcome, gone: int) -> None:
    if outcome.done:
        messages.success(request, f"{len(outcome.done)} set aside. Nothing was deleted.")
    for reference, why in outcome.skipped:
        messages.warning(request, f"{reference} was not set aside. {why}")
    if gone:
        messages.warning(request, f"{gone} of them {'is' if gone == 1 else 'are'} no longer at your desk.")
    if not (outcome.done or outcome.skipped or gone):
        messages.warning(request, "Nothing was set aside. Tick at least one first.")


def _page(request: StaffRequest, found: Review, form: SetAsideForm, too_many: bool = False) -> HttpResponse:  # noqa: FBT001, FBT002
    opened = [(item, _opening(request, item)) for item in found.items]
    shown = [(item, _first(words)) for item, words in opened if words]
    form = form if shown else SetAsideForm()  # where nothing is left, no answer is missing
    context = {
        "review": found,
        "shown": shown,
        "gone": found.gone + len(opened) - len(shown),
        "form": form,
        "most": MOST if too_many else 0,
    }
    return render(request, "feedback/moderation/set_aside.html", context)


def _opening(request: StaffRequest, item: DeskItem) -> Words | None:
    """Return the words, and note that they were opened; None when they were flagged or decided this moment."""
    read = keep_open if request.method == "POST" else open_words
    try:
        return read(submission=item.submission, by=request.user)
    except PermissionDenied:
        return None


def _first(words: Words) -> list[str]:
    return [text if len(text) <= FIRST else f"{text[:FIRST]}…" for text in words.texts.values() if text]
