"""What the worker does for feedback; tasks are thin doors to these."""

import json
from datetime import date, timedelta

from django.db import connection, transaction

from authority.selectors import settings
from duty.services.alerts import raise_alert
from feedback.enums import BatchState, SubmissionState
from feedback.models import Batch, FeelingAbout, HandOver, HelperEntry, OriginalWords, Recount, Submission
from feedback.selectors.drafts import idle_drafts
from feedback.selectors.entering import asides_in
from feedback.selectors.quiet_concerns import quiet_concerns
from feedback.selectors.recount import differences
from lib import clock


def delete_idle_drafts() -> int:
    """Delete the drafts that nobody came back to, and return how many; safe to run twice."""
    _rows, by_model = idle_drafts().delete()
    return by_model.get("feedback.Draft", 0)


@transaction.atomic
def delete_old_asides() -> int:
    """Delete half entries that nobody went on with for as many days as we keep drafts. Returns how many."""
    before = clock.today() - timedelta(days=settings().draft_days)
    deleted = 0
    for batch in Batch.objects.select_for_update().filter(state=BatchState.OPEN):
        asides = asides_in(batch)
        kept = {name: each for name, each in asides.items() if date.fromisoformat(each["on"]) >= before}
        if len(kept) < len(asides):
            deleted += len(asides) - len(kept)
            batch.unfinished = json.dumps(kept) if kept else ""
            batch.save(update_fields=("unfinished",))
    return deleted


def delete_withdrawn_words() -> int:
    """Delete for ever what writers took back, when its days are over; return of how many. Safe to run twice.

    A stub stays, so that the code still says "you took it back". Where somebody's safety is looked at, the words stay
    until that is closed.
    """
    long_ago = clock.today() - timedelta(days=settings().withdrawn_days)
    taken_back = Submission.objects.safe().filter(state=SubmissionState.WITHDRAWN, withdrawn_on__lt=long_ago)
    for record in (FeelingAbout, HelperEntry, HandOver):  # a note between colleagues may speak of it
        record.objects.filter(submission__in=taken_back).delete()
    _rows, by_model = OriginalWords.objects.filter(submission__in=taken_back).delete()
    return by_model.get("feedback.OriginalWords", 0)


def remind_about_quiet_concerns() -> int:
    """Tell the rota of each concern that was picked up and about which nothing was written down for hours.

    Whoever holds it is told first, then the rota, until there is a note, an outcome or another lead. Returns how many
    concerns stand still. Safe to run twice: one reminder for each time that it stands still.
    """
    return sum(_remind(number) for number in quiet_concerns().values_list("pk", flat=True))


@transaction.atomic
def _remind(number: int) -> bool:
    concern = quiet_concerns().select_for_update(of=("self",)).filter(pk=number).first()
    if concern is None:  # somebody wrote something down meanwhile
        return False
    raise_alert(key=concern.reminder_key, first_to=concern.picked_up_by, is_reminder=True)
    return True


def fold_rollups() -> None:
    """Add up the changes of the counts, so that one row of each kind stays. No count changes; safe to run twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT feedback_fold_rollups()")


def recount() -> list[str]:
    """Compare the counts with a full recount, note the day and how many differ, and return them in words."""
    found = differences()
    Recount.objects.update_or_create(on=clock.today(), defaults={"differences": len(found), "mended": False})
    return found
