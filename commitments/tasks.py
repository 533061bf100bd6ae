"""Doors through which the worker keeps volunteers' hours. Safe to run twice, and by two workers at once."""

import structlog
from celery import shared_task

from commitments.builder import months

log = structlog.get_logger("portal.commitments")


@shared_task(name="commitments.tasks.keep_hours")
def keep_hours() -> None:
    """Close the months that ended ten days ago, then delete hours and thanks of months that ended two years ago."""
    if closed := months.close_months():
        log.info("months_of_hours_closed", number=closed)
    if cleared := months.clear_what_is_over():
        log.info("hours_and_thanks_cleared", number=cleared)
