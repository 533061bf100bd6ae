"""Hands messages to the mail server: taken first, sent then, so that two workers never send the same one."""

from datetime import timedelta
from smtplib import SMTPException

import structlog
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet

from lib import clock
from outbox.enums import MESSAGE_STATES, MessageState
from outbox.models import Message

log = structlog.get_logger("portal.outbox")

LOST_AFTER = timedelta(seconds=45)  # with a sweep each minute, within two minutes; longer than a mail server may take
GIVE_UP_AFTER = 8
AT_ONCE = 200


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
    except (OSError, SMTPException) as error:
        _try_later(message, error)
        return False
    _move(message, MessageState.SENT, sent_at=clock.now(), failure="")
    return True


def _sendable() -> QuerySet[Message]:
    now = clock.now()
    waiting = Q(state=MessageState.WAITING, due_at__lte=now)
    lost = Q(state=MessageState.SENDING, taken_at__lte=now - LOST_AFTER)
    return Message.objects.filter(waiting | lost)


def _take(message_id: int) -> Message | None:
    taken = _sendable().filter(pk=message_id).update(state=MessageState.SENDING, taken_at=clock.now())
    if not taken:
        log.info("nothing to send", message=message_id)
        return None
    return Message.objects.get(pk=message_id)


def _hand_over(message: Message) -> None:
    message_id = f"<outbox-{message.pk}@devon-coproduction>"
    EmailMessage(message.subject, message.body, to=[message.to], headers={"Message-ID": message_id}).send()


def _try_later(message: Message, error: Exception) -> None:
    attempts = message.attempts + 1
    wait = timedelta(minutes=min(2**attempts, 60))
    state = MessageState.FAILED if attempts >= GIVE_UP_AFTER else MessageState.WAITING
    _move(message, state, attempts=attempts, due_at=clock.now() + wait, failure=type(error).__name__)
    log.warning("message not sent", message=message.pk, attempts=attempts, error=type(error).__name__)


def _move(message: Message, state: MessageState, **changes: object) -> None:
    MESSAGE_STATES.check(MessageState.SENDING, state)
    Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(state=state, **changes)
