"""What the worker does for feedback. Every task is safe to run twice."""

import structlog
from celery import shared_task

from feedback import builder, emails
from feedback.models import Submission
from lib import clock

log = structlog.get_logger(__name__)


@shared_task
def release_stale_claims() -> None:
    """Free every item whose claim ran out. Such claims count for nothing anyway; this keeps the rows tidy."""
    freed = Submission.objects.filter(claimed_until__lte=clock.now()).update(claimed_by=None, claimed_until=None)
    if freed:
        log.info("claims_released", number=freed)


@shared_task
def purge_drafts() -> None:
    """Delete drafts that nobody came back to for as many days as the council keeps them."""
    if deleted := builder.delete_idle_drafts() + builder.delete_old_asides():
        log.info("drafts_deleted", number=deleted)


@shared_task
def delete_withdrawn_words() -> None:
    """Delete for ever the words that their writers took back, when the council's days are over."""
    if deleted := builder.delete_withdrawn_words():
        log.info("withdrawn_words_deleted", number=deleted)


@shared_task
def fold_rollups() -> None:
    """Add up the changes of the counts, so that they stay few, and note whether they equal a full recount."""
    builder.fold_rollups()
    if found := builder.recount():
        log.warning("rollups_differ", number=len(found))


@shared_task
def send_morning_messages() -> None:
    """Tell everybody who moderates or decides how much waits at their desk: once on a working day, if anything does."""
    if sent := emails.send_morning_messages():
        log.info("morning_messages", number=sent)


@shared_task
def remind_about_quiet_concerns() -> None:
    """Tell the rota about concerns that somebody picked up and about which nothing was written down for hours."""
    if quiet := builder.remind_about_quiet_concerns():
        log.info("concerns_stand_still", number=quiet)
