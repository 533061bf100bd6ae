"""The shared understanding of co-production: what partners said at an event, and the agreement marks of the room."""

import pghistory
import pgtrigger
from django.db import models

from cornerstones.models.rules import AGREED_WORDS_STAY


@pghistory.track()
class Event(models.Model):
    """A meeting of partners at which statements and priorities were written."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=150)
    held_on = models.DateField()
    about = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Where the write-up is published")

    class Meta:
        ordering = ("-held_on",)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Statement(models.Model):
    """One thing that partners say matters in co-production."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="statements")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("event", "order")
        constraints = (
            models.UniqueConstraint(fields=("event", "order"), name="statement_order"),
            models.UniqueConstraint(fields=("event", "text"), name="statement_said_once"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="agreed_words_stay",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__text__df=pgtrigger.F("new__text")),
                func=AGREED_WORDS_STAY,
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]


@pghistory.track()
class AgreementMark(models.Model):
    """How many agreement marks a phrase of a statement got from the partners. Agreement is not a star."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="marks")
    phrase = models.TextField(blank=True, help_text="The words agreed with; empty means the whole statement")
    count = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("statement", "pk")
        constraints = (
            models.UniqueConstraint(fields=("statement", "phrase"), name="phrase_marked_once"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="mark_counts"),
        )

    def __str__(self) -> str:
        return f"{self.count} agreement marks"


@pghistory.track()
class OpenQuestion(models.Model):
    """A question that partners asked and that still stands."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("event", "order")
        constraints = (models.UniqueConstraint(fields=("event", "order"), name="question_order"),)

    def __str__(self) -> str:
        return self.text[:60]
