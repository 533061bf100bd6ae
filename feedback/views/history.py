"""What became of one item at the desk: each decision, each edition, and what changed from one to the next."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import StaffRequest, needs
from feedback.enums import SubmissionState
from feedback.permissions import may_read_words
from feedback.selectors import desk
from feedback.selectors.history import decisions_of, editions_with_changes
from feedback.services.reading import open_words
from feedback.views.moderation import MODERATE


@needs(*MODERATE)
@require_safe
def history(request: StaffRequest, reference: str) -> HttpResponse:
    """Show it to the item's desk. The words that were taken out are shown only to whoever may read the words as sent
    now, and that reading is noted; to others only how many and why.

    Of what its writer took back only who decided what and when is left: no text, and no note about it."""
    submission = desk.moderated(request.user, reference)
    if submission is None:
        raise Http404
    gone = submission.state == SubmissionState.WITHDRAWN
    editions = () if gone else editions_with_changes(submission)
    reads = not gone and may_read_words(request.user, submission)
    if reads and any(then.edition.taken_out for then in editions):
        open_words(submission=submission, by=request.user)
    context = {
        "item": submission,
        "decisions": decisions_of(submission),
        "editions": editions,
        "reads": reads,
        "gone": gone,
    }
    return render(request, "feedback/moderation/history.html", context)
