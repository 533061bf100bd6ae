"""Hands messages to whoever carries them: taken first, sent then, so that two workers never send the same one."""

from datetime import timedelta

import structlog
from django.db.models import F, Q, QuerySet

from lib import clock
from outbox.enums import MESSAGE_STATES, Channel, MessageState
from outbox.models import CLEARED, Message
from outbox.providers import LATER, Refused, provider_of

log = structlog.get_logger("portal.outbox")

LOST_AFTER = timedelta(seconds=45)  # with a sweep each minute, within two minutes; longer than a mail server may take
GIVE_UP_AFTER = 8
AT_ONCE = 200
CLEARED_AFTER = timedelta(days=30)


def due() -> list[int]:
    """Return the ids of messages that are due, and of those whose worker was lost, oldest first."""
    return list(_sendable().order_by("due_at", "pk").values_list("pk", flat=True)[:AT_ONCE])


def send(message_id: int) -> bool:
    """Send the message once; return whether this call sent it.

    A worker that is killed between the mail server's yes and our note of it leaves the message "being sent":
    after 45 seconds it is sent again under the same Message-ID, so that mail systems can drop the second copy.
    """
    message = _take(message_id)
    if message is None:
        return False
    try:
        _hand_over(message)
    except Refused as refusal:
        _leave_for_a_person(message, failure=type(refusal).__name__)
        return False
    except LATER as error:
        _try_later(message, error)
        return False
    _move(message, MessageState.SENT, sent_at=clock.now(), failure="")
    return True


def clear_old() -> int:
    """Delete addresses and words of messages that ended 30 days ago; keys stay. Returns how many; safe to run twice."""
    before = clock.now() - CLEARED_AFTER
    sent = Q(state=MessageState.SENT, sent_at__lte=before)
    given_up = Q(state=MessageState.FAILED, due_at__lte=before)
    ended = Message.objects.filter(sent | given_up, cleared_on=None)
    return ended.update(cleared_on=clock.today(), **CLEARED)


def _sendable() -> QuerySet[Message]:
    now = clock.now()
    waiting = Q(state=MessageState.WAITING, due_at__lte=now)
    lost = Q(state=MessageState.SENDING, taken_at__lte=now - LOST_AFTER)
    return Message.objects.filter(waiting | lost)


def _take(message_id: int) -> Message | None:
    taken = (
        _sendable()
        .filter(pk=message_id)
        .update(state=MessageState.SENDING, taken_at=clock.now(), attempts=F("attempts") + 1)
    )
    if not taken:
        log.info("nothing to send", message=message_id)
        return None
    return Message.objects.get(pk=message_id)


def _hand_over(message: Message) -> None:
    carry = provider_of(message)
    if carry is None:
        raise ForAPerson
    carry(message)


class ForAPerson(Refused):
    """No machine carries it: the contact team does."""


def _leave_for_a_person(message: Message, *, failure: str) -> None:
    """An e-mail that nobody takes is given up; the rest goes to the contact team."""
    if message.channel == Channel.EMAIL:
        _move(message, MessageState.FAILED, failure=failure)
    else:
        _move(message, MessageState.BY_HAND, failure="" if failure == ForAPerson.__name__ else failure)
    log.info("left for a person", message=message.pk, channel=message.channel)


def _try_later(message: Message, error: Exception) -> None:
    failure = type(error).__name__
    log.warning("message not sent", message=message.pk, attempts=message.attempts, error=failure)
    if message.attempts >= GIVE_UP_AFTER:
        _leave_for_a_person(message, failure=failure)
        return
    wait = timedelta(minutes=min(2**message.attempts, 60))
    _move(message, MessageState.WAITING, due_at=clock.now() + wait, failure=failure)


def _move(message: Message, state: MessageState, **changes: object) -> None:
    MESSAGE_STATES.check(MessageState.SENDING, state)
    Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(state=state, **changes)
