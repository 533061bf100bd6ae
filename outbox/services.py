"""Writes about messages: put one in, send it again, stop it, note that a person sent it."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from kombu.exceptions import OperationalError as BrokerAway
from redis.exceptions import RedisError

from lib import clock
from outbox.enums import MESSAGE_STATES, Channel, MessageState
from outbox.models import CLEARED, Message
from outbox.tasks import send

log = structlog.get_logger("portal.outbox")


@transaction.atomic
def post(
    *,
    key: str,
    to: str,
    subject: str,
    body: str,
    due_at: datetime | None = None,
    channel: Channel = Channel.EMAIL,
    stop_href: str = "",
    wish: str = "",
    whose: str = "",
) -> Message:
    """Put a message in the outbox and send it once this transaction has been kept.

    The same `key` again changes nothing and returns the first message: a person gets it once.
    `body` and `subject` carry no story and no code. `stop_href` is the whole address that stops every message in one
    step; `wish` the form that somebody needs, which only a person can see to; `whose` groups what one person is sent,
    so that `stop_all` finds what still waits. Returns the message.
    """
    kept = {"channel": channel, "to": to, "subject": subject, "body": body, "due_at": due_at or clock.now()}
    message, made = Message.objects.get_or_create(
        key=key, defaults={**kept, "stop_href": stop_href, "wish": wish, "whose": whose}
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
    """Let a message that was given up travel again, within a minute; not one whose words were cleared."""
    Message.objects.filter(pk=message.pk, state=MessageState.FAILED, cleared_on=None).update(
        state=MessageState.WAITING, attempts=0, due_at=clock.now() - timedelta(seconds=1)
    )


@transaction.atomic
def stop_all(*, whose: str) -> int:
    """Never send what still waits for somebody, and clear it at once. Returns how many messages that were."""
    if not whose:
        return 0
    waiting = Message.objects.filter(whose=whose, state__in=_stoppable(), cleared_on=None)
    return waiting.update(state=MessageState.STOPPED, cleared_on=clock.today(), **CLEARED)


@transaction.atomic
def sent_by_hand(*, number: int) -> bool:
    """Note that a person sent the message with this number. Returns whether this call was the first to say so."""
    by_hand = Message.objects.filter(pk=number, state=MessageState.BY_HAND)
    return by_hand.update(state=MessageState.SENT, sent_at=clock.now()) == 1


def _stoppable() -> list[str]:
    return [before for before, after in MESSAGE_STATES.fsm() if after == MessageState.STOPPED]
