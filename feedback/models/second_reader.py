"""A second pair of eyes on a draft answer: who was asked to read it, and what they said."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from feedback.enums import ReaderVerdict
from feedback.models.responses import Response
from feedback.models.rules_of_answers import A_READING_IS_OF_WHAT_STANDS, KEPT_WITH_THE_DRAFT
from lib import clock


def _kept_with_the_draft(name: str) -> tuple[pgtrigger.Trigger, ...]:
    return (
        pgtrigger.Protect(name=f"{name}_is_kept", operation=pgtrigger.Update),
        pgtrigger.Trigger(
            name=f"{name}_goes_with_draft",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=KEPT_WITH_THE_DRAFT,
        ),
    )


class AskedToRead(models.Model):
    """Somebody asked a colleague to read one version of a draft. It never changes."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="asked_to_read")
    version = models.PositiveIntegerField(help_text="The version of the draft that was to be read")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("response", "version", "to"), name="asked_once_for_a_version"),
            models.CheckConstraint(condition=~Q(by=F("to")), name="asked_somebody_else"),
        )
        triggers = _kept_with_the_draft("asking")

    def __str__(self) -> str:
        return f"{self.to} is to read {self.response}"


class AnswerReading(models.Model):
    """A second reader agreed to one version of a draft, or asked for changes. It never changes."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="readings")
    version = models.PositiveIntegerField(help_text="The version of the draft that was read")
    verdict = models.CharField(max_length=10, choices=ReaderVerdict)
    note = models.TextField(blank=True, help_text="For the colleague who writes, on the desk only")
    reading_key = models.CharField(max_length=64, unique=True, help_text="One form makes one reading")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(verdict=ReaderVerdict.CHANGE) | ~Q(note=""), name="a_wish_for_changes_says_which"
            ),
        )
        triggers = (
            *_kept_with_the_draft("answer_reading"),
            pgtrigger.Trigger(
                name="reading_is_of_what_stands",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=A_READING_IS_OF_WHAT_STANDS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.by}: {self.get_verdict_display()}"
