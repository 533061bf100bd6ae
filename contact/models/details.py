"""How somebody wants to hear back."""

import uuid

from django.db import models
from django.db.models import Q

from contact.enums import Format, Way
from lib import clock
from lib.sealed_field import SealedTextField


class ContactDetails(models.Model):
    """How to reach one writer, and what for. Nothing in the database joins it to a story.

    `link` is a keyed hash made from the writer's code: from a story only the portal, with its key, finds the details;
    from the details nobody finds the story. The row's number is random, so that its place says nothing either.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.CharField(max_length=64, unique=True)
    stop_hash = models.CharField(
        max_length=64, unique=True, help_text="A keyed hash of the word in the link that stops every message"
    )
    way = models.CharField(max_length=10, choices=Way)
    name = SealedTextField(help_text="What to call them; may be empty")
    email = SealedTextField()
    phone = SealedTextField()
    address = SealedTextField()
    copy_format = models.CharField(max_length=20, choices=Format, default=Format.STANDARD)
    language = models.CharField(max_length=40, blank=True, help_text="Where they asked for another language")
    for_reply = models.BooleanField(default=False)
    for_follow_up = models.BooleanField(default=False)
    for_news = models.BooleanField(default=False)
    for_taking_part = models.BooleanField(default=False)
    given_on = models.DateField(default=clock.today, help_text="The day only")
    used_on = models.DateField(default=clock.today, help_text="The day when they were last needed")

    class Meta:
        verbose_name_plural = "contact details"
        indexes = (models.Index(fields=("used_on",)),)
        constraints = (
            models.CheckConstraint(
                condition=Q(for_reply=True) | Q(for_follow_up=True) | Q(for_news=True) | Q(for_taking_part=True),
                name="details_have_a_purpose",
            ),
        )

    def __str__(self) -> str:
        return "Contact details"
