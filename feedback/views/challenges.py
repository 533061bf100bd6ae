"""The desk looks at what writers do not agree with: another person than whoever decided."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import StaffRequest, needs
from feedback.enums import ChallengeState
from feedback.forms.challenging import LookAgainForm
from feedback.models import Challenge
from feedback.selectors import challenges, marking
from feedback.selectors.challenges import ToLookAt
from feedback.selectors.editions import editions_of
from feedback.services.moderation import ConcernOpen, DecidedAlready, change_after_challenge, keep_after_challenge
from feedback.services.moderation.challenges import LOOK, looked_already
from feedback.services.reading import Words, keep_open, open_words
from feedback.views import desk_pages
from lib.states import WrongState


@dataclass(frozen=True, slots=True)
class Done:
    """What looking leads to: the state, and what the page says."""

    state: ChallengeState
    words: str


KEEP = Done(ChallengeState.KEPT, "{} stays as it is. The writer can read why.")
CHANGE = Done(ChallengeState.CHANGED, "{} is read again. The writer can read why.")


@needs(*LOOK)
@require_safe
def challenge_list(request: StaffRequest) -> HttpResponse:
    """Show what writers asked a second person to look at."""
    waiting = challenges.to_look_at(request.user)
    return render(request, "feedback/moderation/challenge_list.html", {"waiting": waiting})


@needs(*LOOK)
@require_safe
def challenge(request: StaffRequest, number: int) -> HttpResponse:
    """Show one: both texts, who decided what, and what the writer says. Reading it is noted.

    Where it may speak of something hard, that is said before, and whoever reads says when they are ready.
    """
    found = _found(request, number)
    hard = challenges.hard_in(found)
    if hard and request.GET.get("ready") != "yes":
        return render(request, "feedback/moderation/challenge_before.html", {"one": found, "hard": hard})
    version = _words_version(found)
    words = open_words(submission=found.submission, by=request.user, version=version)
    return _page(request, found, words, LookAgainForm())


@needs(*LOOK)
@require_POST
def keep(request: StaffRequest, number: int) -> HttpResponse:
    """Let it stay as it is."""
    return _decide(request, number, keep_after_challenge, KEEP)


@needs(*LOOK)
@require_POST
def change(request: StaffRequest, number: int) -> HttpResponse:
    """Have it read again."""
    return _decide(request, number, change_after_challenge, CHANGE)


def _decide(request: StaffRequest, number: int, verb: Callable[..., Challenge], done: Done) -> HttpResponse:
    found = challenges.one_to_look_at(request.user, number) if number < 2**63 else None
    if found is None:
        return _looked_at_or_404(request, number, done)
    form = LookAgainForm(request.POST)
    if not form.is_valid():
        words = keep_open(submission=found.submission, by=request.user, version=_words_version(found))
        return _page(request, found, words, form)
    try:
        made = verb(challenge=found.challenge, by=request.user, **form.cleaned_data)
    except DecidedAlready:
        return _looked_at_or_404(request, number, done)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return _done(request, made, done)


def _done(request: StaffRequest, made: Challenge, done: Done) -> HttpResponse:
    messages.success(request, done.words.format(made.submission.reference))
    is_mine = made.submission.claimed_by_id == request.user.pk
    return redirect("moderation_item", made.submission.reference) if is_mine else redirect("challenge_list")


def _page(request: StaffRequest, found: ToLookAt, words: Words, form: LookAgainForm) -> HttpResponse:
    edition = editions_of(found.submission)[0] if found.is_edit else None
    context = {
        "one": found,
        "form": form,
        "edition": edition,
        "experience": edition,
        "stories": marking.stories(words.texts, edition.marks if edition else ()),
        "history": found.submission.decisions.select_related("by").filter(pk__lte=found.challenge.decision_id),
    }
    return render(request, "feedback/moderation/challenge.html", context)


def _words_version(found: ToLookAt) -> int | None:
    """Return which version of the words an edition was made from; the newest where nothing was published."""
    return editions_of(found.submission)[0].words_version if found.is_edit else None


def _found(request: StaffRequest, number: int) -> ToLookAt:
    found = challenges.one_to_look_at(request.user, number) if number < 2**63 else None
    if found is None:
        raise Http404
    return found


def _looked_at_or_404(request: StaffRequest, number: int, wanted: Done) -> HttpResponse:
    """Answer who was quicker where somebody else has looked meanwhile, one's own second press like the first.

    404 for all else.
    """
    own = challenges.looked_at_by(request.user, number, wanted.state) if number < 2**63 else None
    if own is not None:
        return _done(request, own, wanted)
    done = challenges.looked_at(request.user, number) if number < 2**63 else None
    if done is None:
        raise Http404
    return desk_pages.decided(request, done.submission.reference, looked_already(done))
