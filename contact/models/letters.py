"""Who posted, texted or rang, where no machine does it."""

import pgtrigger
from django.db import models

from accounts.models import User
from lib import clock
from outbox.models import Message


class SentByHand(models.Model):
    """Somebody of the contact team sent a message. One for each message; it never changes."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="sent_by_hand")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "sent by hand"
        triggers = (pgtrigger.Protect(name="sent_by_hand_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"Message {self.message_id}"
