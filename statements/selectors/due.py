"""When the next annual statement is due, as it stands now."""

from datetime import date

from django.db.models import Min

from feedback.models import Submission
from statements.days import Due, Last, next_due
from statements.enums import StatementState
from statements.models import Edition


def due() -> Due | None:
    """Return the next statement; None while nobody has told us anything."""
    first: date | None = Submission.objects.aggregate(first=Min("received_on"))["first"]
    return next_due(last=last_published(), first_feedback=first)


def last_published() -> Last | None:
    """Return the published statement whose last day is the latest."""
    newest = Edition.objects.published().order_by("-statement__period_end", "number").first()
    if newest is None or newest.published_on is None:
        return None
    return Last(end=newest.last_day, published_on=newest.published_on)


def at_work() -> Edition | None:
    """Return the first edition of a statement that is not published yet. Corrections of others do not stop it."""
    unfinished = Edition.objects.exclude(state=StatementState.PUBLISHED).filter(number=1)
    return unfinished.select_related("statement").order_by("pk").first()
