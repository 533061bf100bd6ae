"""How a message travels, and where it is on its way."""

from django.db.models import TextChoices

from lib.states import StateTable


class Channel(TextChoices):
    """How it reaches the person."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    LETTER = "letter", "Letter"
    PHONE = "phone", "Phone call"


class MessageState(TextChoices):
    """Where a message is."""

    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    BY_HAND = "by-hand", "Waiting for a person to send it"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    STOPPED = "stopped", "Not sent: they asked us to stop"


MESSAGE_STATES = StateTable(
    name="message",
    initial=MessageState.WAITING,
    transitions=(
        (MessageState.WAITING, MessageState.SENDING, "take"),
        (MessageState.SENDING, MessageState.SENT, "hand over"),
        (MessageState.SENDING, MessageState.WAITING, "try again later"),
        (MessageState.SENDING, MessageState.FAILED, "give up"),
        (MessageState.SENDING, MessageState.BY_HAND, "leave for a person"),
        (MessageState.BY_HAND, MessageState.SENT, "posted, texted or rung by a person"),
        (MessageState.FAILED, MessageState.WAITING, "try again by hand"),
        (MessageState.WAITING, MessageState.STOPPED, "they asked us to stop"),
        (MessageState.BY_HAND, MessageState.STOPPED, "they asked us to stop"),
        (MessageState.FAILED, MessageState.STOPPED, "they asked us to stop"),
    ),
)
