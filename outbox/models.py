"""Every message to a person: one row, one message, sent after commit, found again by a sweep."""

from typing import ClassVar, Self

import pgtrigger
from django.db import models

from lib import clock
from lib.personal import Personal
from lib.sealed_field import SealedTextField
from outbox.enums import MESSAGE_STATES, Channel, MessageState

WORDS = ("key", "channel", "to", "subject", "body", "stop_href", "wish", "whose")
SOME_CHANGE = " OR ".join(f'OLD."{name}" IS DISTINCT FROM NEW."{name}"' for name in WORDS)
CLEARED = dict.fromkeys(("to", "body", "stop_href", "wish", "whose"), "")
# What was sent may be cleared, whole and for good; its key stays, so that it is never sent twice.
ONLY_CLEARED = """
IF NEW.cleared_on IS NOT NULL AND NEW.state IN ('sent', 'failed', 'stopped')
   AND NEW.key = OLD.key AND NEW.channel = OLD.channel AND NEW.subject = OLD.subject
   AND length(NEW."to") + length(NEW.body) + length(NEW.stop_href) + length(NEW.wish) + length(NEW.whose) = 0 THEN
    RETURN NEW;
END IF;
RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
"""


class MessageQuerySet(models.QuerySet["Message"]):
    """Reads of messages."""

    def by_hand(self) -> Self:
        """Those that wait for a person: a letter to post, a text to send, somebody to ring. Oldest first."""
        return self.filter(state=MessageState.BY_HAND).order_by("made_at", "pk")


class Message(models.Model):
    """A message that must reach somebody once. It carries no story and no code; address and words are sealed."""

    PERSONAL: ClassVar = (
        Personal(
            ("to", "body", "stop_href", "wish"),
            what="Where a message goes and what it says; no story and no code (sealed)",
            who="The contact team, of what is sent by hand; each opening is noted",
            why="To deliver a message once",
            kept="30 days after it was sent; its key stays, so that it is never sent twice",
        ),
    )

    key = models.CharField(
        max_length=200, unique=True, help_text="What it is about and for whom: the same key is never sent twice"
    )
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    to = SealedTextField(help_text="An address or a number; for a letter and a call with the name above it")
    subject = models.CharField(max_length=200)
    body = SealedTextField()
    stop_href = SealedTextField(help_text="The whole address that stops every message at once")
    wish = SealedTextField(help_text="The form they can read best, where a person must see to it")
    whose = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="A keyed hash: what still waits for somebody who says stop"
    )
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often a worker took it")
    failure = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    cleared_on = models.DateField(null=True, blank=True, help_text="Address and words were deleted on this day")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "pk")
        indexes = (models.Index(fields=("state", "due_at")),)
        triggers = (
            pgtrigger.FSM(name="message_states", field="state", transitions=MESSAGE_STATES.fsm()),
            pgtrigger.Trigger(
                name="message_words_are_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(SOME_CHANGE),
                func=ONLY_CLEARED,
            ),
        )

    def __str__(self) -> str:
        return self.key
