"""Every message to a person: one row, one message, sent after commit, found again by a sweep."""

import pgtrigger
from django.db import models

from lib import clock
from outbox.enums import MESSAGE_STATES, Channel, MessageState


class Message(models.Model):
    """A message that must reach somebody once. It carries no story and no code."""

    key = models.CharField(
        max_length=200, unique=True, help_text="What it is about and for whom: the same key is never sent twice"
    )
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("due_at", "pk")
        indexes = (models.Index(fields=("state", "due_at")),)
        triggers = (
            pgtrigger.FSM(name="message_states", field="state", transitions=MESSAGE_STATES.fsm()),
            pgtrigger.ReadOnly(name="message_words_are_kept", fields=["key", "channel", "to", "subject", "body"]),
        )

    def __str__(self) -> str:
        return self.key
