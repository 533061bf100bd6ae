"""Protecting a story step by step: take words out, put them back, preview, publish.

The page carries all that is typed from step to step; the server keeps nothing until somebody publishes.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.permissions import StaffRequest, View, needs
from feedback.enums import SubmissionState, Verdict, WhyTwoPeople
from feedback.forms.desk import DecisionForm
from feedback.models import Decision
from feedback.redaction import BadMark, Mark
from feedback.selectors import desk, marking
from feedback.selectors.gentle_check import marked_words
from feedback.selectors.how_it_came import beside_the_words
from feedback.selectors.trail import Trail, read_trail
from feedback.selectors.two_people import in_words, why_two_people
from feedback.selectors.warnings import before_publishing
from feedback.services import moderation
from feedback.services.moderation import Claimed, ConcernOpen, DecidedAlready, NothingLeft
from feedback.services.reading import Words, keep_open
from feedback.views import desk_pages, taking_out
from feedback.views.moderation import MODERATE
from lib.states import WrongState


def _published(made: Decision) -> str:
    if made.verdict == Verdict.PROPOSE:
        return f"{made.submission.reference} waits for a second person, who reads it before it is public. Thank you."
    return f"{made.submission.reference} is published. Thank you for taking care of it."


PUBLISH = desk_pages.Press((Verdict.PUBLISH, Verdict.PROPOSE), _published)
Step = Callable[[StaffRequest, desk.DeskItem, Words, list[Mark]], HttpResponse]


def step(view: Step) -> View:
    """Load what every step needs: the item, its words, and the marks so far. Damaged marks start over, never vanish.

    Only whoever took the item has its words here. Time that ran out does not count while nobody else has taken it.
    """

    @needs(*MODERATE)
    @require_POST
    @wraps(view)
    def loaded(request: StaffRequest, reference: str) -> HttpResponse:
        item = desk.item(request.user, reference)
        if item is None or item.submission.state != SubmissionState.RECEIVED:
            return _too_late(request, reference)
        if not item.taken:
            return desk_pages.not_taken(request, item)
        try:
            words = keep_open(submission=item.submission, by=request.user)
        except PermissionDenied:  # somebody decided between the two lines above
            return _too_late(request, reference)
        try:
            marks = marking.read_marks(request.POST.get("marks", ""), words.texts)
        except BadMark as bad:
            return desk_pages.work(request, item, words, form=_as_typed(request), told=str(bad), status=400)
        return view(request, item, words, marks)

    return loaded


@step
def take_out(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Mark the words that were ticked, typed or selected."""
    taken = taking_out.take_out(request, words, marks)
    trail = _trail_after(request, marks, taken.marks)
    return desk_pages.work(
        request, item, words, form=_as_typed(request), marks=taken.marks, trail=trail, told=taken.told, left=taken.left
    )


@step
def put_back(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Leave words in after all."""
    wanted = request.POST.get("mark", "")
    kept = [mark for mark in marks if marking.write_mark(mark) != wanted]
    told = "We put the words back." if len(kept) < len(marks) else ""
    trail = _trail_after(request, marks, kept)
    return desk_pages.work(request, item, words, form=_as_typed(request), marks=kept, trail=trail, told=told)


@step
def undo(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Undo the last step: the words stand as they stood before it."""
    trail, told = read_trail(request.POST), "There is nothing to undo."
    if trail.steps:
        try:
            marks, told = marking.read_marks(trail.steps[-1], words.texts), "We undid your last step."
        except BadMark as bad:
            told = str(bad)
        trail = trail.undone()
    return desk_pages.work(request, item, words, form=_as_typed(request), marks=marks, trail=trail, told=told)


@step
def leave_in(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Leave in what a hint found: it is not offered again on this page. The preview shows it once more."""
    trail = read_trail(request.POST)
    found = {code for code, _words in marking.offered(words.texts, marks, trail.left)}
    fine = tuple(code for code in request.POST.getlist("hints") if code in found)
    told = "We leave them in." if fine else "Tick the words to leave in first."
    return desk_pages.work(
        request, item, words, form=_as_typed(request), marks=marks, trail=trail.leaving(fine), told=told
    )


@step
def edit(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Come back from the preview with everything as it was."""
    return desk_pages.work(request, item, words, form=_as_typed(request), marks=marks)


@step
def preview(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Show exactly what families would see, and the answers, before anything is published.

    Words that were ticked, typed or selected and not taken out yet are taken out first, and the page says so: nobody
    publishes a name that they had marked. Where that fails nothing is previewed.
    """
    form, taken = DecisionForm(request.POST), taking_out.Taken(marks)
    if taking_out.is_marked(request):
        taken = taking_out.take_out(request, words, marks)
    trail, marks = _trail_after(request, marks, taken.marks), taken.marks
    if taken.failed or not form.is_valid():
        told = f"{taken.told} {taking_out.NOT_YET}" if taken.failed else taken.told
        form = _as_typed(request) if taken.failed else form
        return desk_pages.work(request, item, words, form=form, marks=marks, trail=trail, told=told, left=taken.left)
    published = {str(story.field): story.published for story in marking.stories(words.texts, marks)}
    context = {
        "item": item,
        "form": form,
        "told": taken.told,
        "experience": {**published, "edited": bool(marks), **beside_the_words(item.submission)},
        "still_marked": marked_words(published.get("valued", ""), published.get("needs_change", "")),
        "carried": [*_carried(form, marks), *trail.fields],
        "stories": marking.stories(words.texts, marks),
        "warning": before_publishing(item.submission, request.user, edited=bool(marks)),
        "because": in_words(_why(item, form, words, marks)),
    }
    return render(request, "feedback/moderation/preview.html", context)


@step
def publish(request: StaffRequest, item: desk.DeskItem, words: Words, marks: list[Mark]) -> HttpResponse:
    """Publish what the preview showed."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return desk_pages.work(request, item, words, form=form, marks=marks)
    try:
        made = _publish(request, item, form, marks)
    except DecidedAlready:
        return _too_late(request, item.reference)
    except Claimed as held:
        return desk_pages.claimed(request, item.reference, held)
    except NothingLeft as nothing:
        return desk_pages.work(request, item, words, form=form, marks=marks, told=str(nothing))
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made, PUBLISH)


def _publish(request: StaffRequest, item: desk.DeskItem, form: DecisionForm, marks: list[Mark]) -> Decision:
    given = {name: form.cleaned_data[name] for name in ("seen_version", "statutory_class", "note")}
    made = moderation.publish(submission=item.submission, by=request.user, redactions=marks, check=form.check, **given)
    return made.decision


def _why(item: desk.DeskItem, form: DecisionForm, words: Words, marks: list[Mark]) -> tuple[WhyTwoPeople, ...]:
    small = form.check.names_small_place
    return why_two_people(item.submission, texts=words.texts, marks=marks, names_small_place=small)


def _trail_after(request: StaffRequest, before: list[Mark], marks: list[Mark]) -> Trail:
    trail = read_trail(request.POST)
    return trail if marks == before else trail.after(marking.write_marks(before))


def _as_typed(request: StaffRequest) -> DecisionForm:
    """Return the form with what was typed, not yet judged."""
    names = DecisionForm.base_fields
    return DecisionForm(initial={name: request.POST[name] for name in names if name in request.POST})


def _carried(form: DecisionForm, marks: list[Mark]) -> list[tuple[str, str]]:
    """Return the fields that the preview carries on, as (name, value)."""
    values = {name: str(value) for name, value in form.cleaned_data.items()} | {"marks": marking.write_marks(marks)}
    return list(values.items())


def _too_late(request: StaffRequest, reference: str) -> HttpResponse:
    """Answer a step on an item that was decided meanwhile; 404 for all else that is not on this desk."""
    submission = desk.moderated(request.user, reference)
    if submission is None:
        raise Http404
    return desk_pages.pressed_or_decided(request, submission, PUBLISH)
