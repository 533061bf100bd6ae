"""What the worker does for feedback; tasks are thin doors to these."""

from datetime import timedelta

from authority.selectors import settings
from feedback.enums import SubmissionState
from feedback.models import FeelingAbout, HelperEntry, OriginalWords, Submission
from feedback.selectors.drafts import idle_drafts
from lib import clock


def delete_idle_drafts() -> int:
    """Delete the drafts that nobody came back to, and return how many; safe to run twice."""
    _rows, by_model = idle_drafts().delete()
    return by_model.get("feedback.Draft", 0)


def delete_withdrawn_words() -> int:
    """Delete for ever what writers took back, when its days are over; return of how many. Safe to run twice.

    A stub stays, so that the code still says "you took it back". Where somebody's safety is looked at, the words stay
    until that is closed.
    """
    long_ago = clock.today() - timedelta(days=settings().withdrawn_days)
    taken_back = Submission.objects.safe().filter(state=SubmissionState.WITHDRAWN, withdrawn_on__lt=long_ago)
    for record in (FeelingAbout, HelperEntry):
        record.objects.filter(submission__in=taken_back).delete()
    _rows, by_model = OriginalWords.objects.filter(submission__in=taken_back).delete()
    return by_model.get("feedback.OriginalWords", 0)
