"""Doors through which the worker sends messages. Safe to run twice: a message is taken by one worker only."""

from celery import shared_task

from outbox import emails


@shared_task(name="outbox.tasks.send")
def send(message_id: int) -> None:
    """Send one message, unless another worker has it or it has gone."""
    emails.send(message_id)


@shared_task(name="outbox.tasks.sweep")
def sweep() -> None:
    """Send every message that is due and was left: a lost task, a killed worker, a mail server that was away."""
    for message_id in emails.due():
        emails.send(message_id)
