"""How a message travels, and where it is on its way."""

from django.db.models import TextChoices

from lib.states import StateTable


class Channel(TextChoices):
    """How it reaches the person."""

    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    LETTER = "letter", "Letter"


class MessageState(TextChoices):
    """Where a message is."""

    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"


MESSAGE_STATES = StateTable(
    name="message",
    initial=MessageState.WAITING,
    transitions=(
        (MessageState.WAITING, MessageState.SENDING, "take"),
        (MessageState.SENDING, MessageState.SENT, "hand over"),
        (MessageState.SENDING, MessageState.WAITING, "try again later"),
        (MessageState.SENDING, MessageState.FAILED, "give up"),
        (MessageState.FAILED, MessageState.WAITING, "try again by hand"),
    ),
)
