"""What every step of protecting a story needs: the item, its words, the marks so far."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from accounts.permissions import StaffRequest, View, needs
from feedback.enums import SubmissionState, Verdict
from feedback.forms.desk import DecisionForm
from feedback.models import Decision
from feedback.redaction import BadMark, Mark
from feedback.selectors import desk, marking
from feedback.selectors.trail import Trail, read_trail
from feedback.services.reading import Words, keep_open
from feedback.views import desk_pages
from feedback.views.moderation import MODERATE


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
            return too_late(request, reference)
        if not item.taken:
            return desk_pages.not_taken(request, item)
        try:
            words = keep_open(submission=item.submission, by=request.user)
        except PermissionDenied:  # somebody decided between the two lines above
            return too_late(request, reference)
        try:
            marks = marking.read_marks(request.POST.get("marks", ""), words.texts)
        except BadMark as bad:
            return desk_pages.work(request, item, words, form=as_typed(request), told=str(bad), status=400)
        return view(request, item, words, marks)

    return loaded


def trail_after(request: StaffRequest, before: list[Mark], marks: list[Mark]) -> Trail:
    """Return the trail of steps after one that made `marks` of the marks before."""
    trail = read_trail(request.POST)
    return trail if marks == before else trail.after(marking.write_marks(before))


def as_typed(request: StaffRequest) -> DecisionForm:
    """Return the form with what was typed, not yet judged."""
    names = DecisionForm.base_fields
    return DecisionForm(initial={name: request.POST[name] for name in names if name in request.POST})


def too_late(request: StaffRequest, reference: str) -> HttpResponse:
    """Answer a step on an item that was decided meanwhile; 404 for all else that is not on this desk."""
    submission = desk.moderated(request.user, reference)
    if submission is None:
        raise Http404
    return desk_pages.pressed_or_decided(request, submission, PUBLISH)
