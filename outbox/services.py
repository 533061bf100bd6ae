"""Writes about messages: put one in, and send it."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from kombu.exceptions import OperationalError as BrokerAway
from redis.exceptions import RedisError

from lib import clock
from outbox.enums import MessageState
from outbox.models import Message
from outbox.tasks import send

log = structlog.get_logger("portal.outbox")


@transaction.atomic
def post(*, key: str, to: str, subject: str, body: str, due_at: datetime | None = None) -> Message:
    """Put an e-mail in the outbox and send it once this transaction has been kept.

    The same `key` again changes nothing and returns the first message: a person gets it once.
    `body` and `subject` carry no story and no code. Returns the message.
    """
    message, made = Message.objects.get_or_create(
        key=key, defaults={"to": to, "subject": subject, "body": body, "due_at": due_at or clock.now()}
    )
    if made:
        transaction.on_commit(lambda: _queue(message))
    return message


def _queue(message: Message) -> None:
    try:
        send.delay(message.pk)
    except (BrokerAway, RedisError):
        log.warning("broker away; the sweep will send it", message=message.pk)


@transaction.atomic
def try_again(*, message: Message) -> None:
    """Let a message that was given up travel again, within a minute."""
    Message.objects.filter(pk=message.pk, state=MessageState.FAILED).update(
        state=MessageState.WAITING, attempts=0, due_at=clock.now() - timedelta(seconds=1)
    )
