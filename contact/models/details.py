"""How somebody wants to hear back."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from contact.enums import Format, Way
from lib import clock
from lib.personal import Personal
from lib.sealed_field import SealedTextField


class ContactDetails(models.Model):
    """How to reach one writer, and what for. Nothing in the database joins it to a story.

    `link` is a keyed hash made from the writer's code: from a story only the portal, with its key, finds the details;
    from the details nobody finds the story. The row's number is random, so that its place says nothing either.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("name", "email", "phone", "address"),
            what="How to reach a writer: what to call them, and an e-mail, phone number or address (sealed)",
            who=(
                "The writer, by code. The contact team, where a letter, text or call has to be made by hand; "
                "each opening is noted"
            ),
            why="To tell them what they asked to be told",
            kept="Until they stop it, take their words back, or do not need it for the council’s months (12)",
        ),
        Personal(
            ("way", "copy_format", "language", "for_reply", "for_follow_up", "for_news", "for_taking_part"),
            what="How and what for they want to hear from us",
            who="The writer, by code. The contact team, by hand",
            why="To send it in a way that they can read",
            kept="As above",
        ),
        Personal(
            ("link", "stop_hash"),
            what="Keyed hashes that join it to a code, and to the link that stops every message",
            who="Nobody",
            why="To find it again without joining it to a story",
            kept="As above",
        ),
    )

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
