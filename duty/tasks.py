"""Doors through which the worker tells the next person on duty. Safe to run twice, and by two workers at once."""

import structlog
from celery import shared_task

from duty import builder

log = structlog.get_logger("portal.duty")


@shared_task(name="duty.tasks.sweep")
def sweep() -> None:
    """Tell the next person about every alert that nobody picked up in time."""
    if told := builder.tell_whoever_is_next():
        log.info("alerts_went_on", told=told)


@shared_task(name="duty.tasks.clear")
def clear() -> None:
    """Delete numbers of people who are no leads any more, and absences long past."""
    if cleared := builder.clear_what_nobody_needs():
        log.info("rota_cleared", number=cleared)
