"""Doors through which the worker sends messages. Safe to run twice: a message is taken by one worker only."""

import structlog
from celery import shared_task

from outbox import emails

log = structlog.get_logger("portal.outbox")


@shared_task(name="outbox.tasks.send")
def send(message_id: int) -> None:
    """Send one message, unless another worker has it or it has gone."""
    emails.send(message_id)


@shared_task(name="outbox.tasks.sweep")
def sweep() -> None:
    """Send every message that is due and was left: a lost task, a killed worker, a mail server that was away."""
    for message_id in emails.due():
        emails.send(message_id)


@shared_task(name="outbox.tasks.clear")
def clear() -> None:
    """Delete addresses and words of messages that ended 30 days ago."""
    if cleared := emails.clear_old():
        log.info("messages_cleared", number=cleared)
