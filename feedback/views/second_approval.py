"""Two people for what one could get wrong: a colleague agrees to what one moderator would publish, or sends it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import StaffRequest, needs
from feedback.enums import Verdict
from feedback.forms.desk import ALL_QUESTIONS, ReadAgainForm
from feedback.forms.responding import SeenForm
from feedback.models import Decision
from feedback.selectors import desk, marking
from feedback.selectors.how_it_came import beside_the_words, how_it_came
from feedback.selectors.second_approval import Proposed, one_to_agree
from feedback.selectors.warnings import before_publishing
from feedback.services import moderation
from feedback.services.moderation import ConcernOpen, DecidedAlready, NewerWords
from feedback.services.reading import Words, keep_open, open_words
from feedback.views import desk_pages
from feedback.views.moderation import MODERATE
from lib.states import WrongState


@needs(*MODERATE)
@require_safe
def second_approval(request: StaffRequest, reference: str) -> HttpResponse:
    """Show what a colleague would publish beside the words as sent; reading them is noted."""
    found = one_to_agree(request.user, reference)
    if found is None:
        raise Http404
    if found.item.own:
        return render(request, "feedback/moderation/second_approval_own.html", {"item": found.item})
    words = open_words(submission=found.item.submission, by=request.user, version=found.words_version)
    return _page(request, found, words, ReadAgainForm(initial={"seen_version": found.item.submission.version}))


@needs(*MODERATE)
@require_POST
def agree(request: StaffRequest, reference: str) -> HttpResponse:
    """Publish exactly what was proposed."""
    found = one_to_agree(request.user, reference)
    form = SeenForm(request.POST)
    if found is None:
        return _decided_or_404(request, reference, AGREE)
    if found.item.own:
        raise PermissionDenied
    if not form.is_valid():
        return redirect("second_approval", reference)
    try:
        made = moderation.agree(submission=found.item.submission, by=request.user, **form.cleaned_data)
    except NewerWords as newer:
        messages.warning(request, str(newer))
        return redirect("second_approval", reference)
    except DecidedAlready:
        return _decided_or_404(request, reference, AGREE)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made.decision, AGREE)


@needs(*MODERATE)
@require_POST
def read_again(request: StaffRequest, reference: str) -> HttpResponse:
    """Send it back to the desk with what is not right yet."""
    found = one_to_agree(request.user, reference)
    form = ReadAgainForm(request.POST)
    if found is None:
        return _decided_or_404(request, reference, READ_AGAIN)
    if found.item.own:
        raise PermissionDenied
    if not form.is_valid():
        words = keep_open(submission=found.item.submission, by=request.user, version=found.words_version)
        return _page(request, found, words, form)
    try:
        made = moderation.read_again(submission=found.item.submission, by=request.user, **form.cleaned_data)
    except DecidedAlready:
        return _decided_or_404(request, reference, READ_AGAIN)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made, READ_AGAIN)


def _page(request: StaffRequest, found: Proposed, words: Words, form: ReadAgainForm) -> HttpResponse:
    stories, submission = marking.stories(words.texts, found.marks), found.item.submission
    published = {str(one.field): one.published for one in stories}
    context = {
        "item": found.item,
        "came": how_it_came(submission),
        "warning": before_publishing(submission, request.user, edited=bool(found.marks)),
        "proposed": found,
        "form": form,
        "stories": stories,
        "lines": marking.lines(words.texts, found.marks),
        "experience": {**published, "edited": bool(found.marks), **beside_the_words(submission)},
        "answers": [(text, "Yes" if getattr(found.check, name) else "No") for name, text in ALL_QUESTIONS.items()],
    }
    return render(request, "feedback/moderation/second_approval.html", context)


def _agreed(made: Decision) -> str:
    return f"{made.submission.reference} is published. Thank you both for taking care of it."


def _to_read_again(made: Decision) -> str:
    return f"{made.submission.reference} is back at the desk. Whoever proposed it can read your note there."


AGREE = desk_pages.Press((Verdict.AGREE,), _agreed)
READ_AGAIN = desk_pages.Press((Verdict.READ_AGAIN,), _to_read_again)


def _decided_or_404(request: StaffRequest, reference: str, press: desk_pages.Press) -> HttpResponse:
    """Answer who was quicker when it was decided meanwhile; 404 for all else that is not on this desk."""
    submission = desk.moderated(request.user, reference)
    if submission is None or not submission.decisions.exists():
        raise Http404
    return desk_pages.pressed_or_decided(request, submission, press)
