"""Whose voice it is, beside the words: how a young person feels, who helped, and piles of paper entered together."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from cornerstones.models import Cornerstone
from feedback.enums import BATCH_STATES, BatchState, Channel, Consent, Feeling, Helper, WordsAre
from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal
from lib.sealed_field import SealedTextField


class FeelingAbout(models.Model):
    """How one cornerstone feels to a young person."""

    PERSONAL: ClassVar = (
        Personal(
            ("feeling",),
            what="How a cornerstone feels to a young person",
            who="Moderators of that desk. Others: with the published words, and in totals",
            why="So that a child who writes little is heard",
            kept="With the words",
        ),
    )

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="feelings")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="feelings")
    feeling = models.CharField(max_length=10, choices=Feeling)

    class Meta:
        verbose_name_plural = "feelings about"
        constraints = (models.UniqueConstraint(fields=("submission", "cornerstone"), name="one_feeling_each"),)
        triggers = (pgtrigger.Protect(name="feeling_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return self.get_feeling_display()


class Batch(models.Model):
    """Paper forms, calls or notes of one event that a helper enters one after the other."""

    PERSONAL: ClassVar = (
        Personal(
            ("unfinished",),
            what="An entry put aside half-way (sealed)",
            who="Helpers who sign in",
            why="So that a helper can go on later",
            kept="Until it is entered or the batch is finished",
        ),
    )

    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    channel = models.CharField(max_length=10, choices=Channel)
    heard_on = models.DateField(null=True, blank=True, help_text="The day on which all of it was said or written")
    expected = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many there are in the pile")
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.OPEN)
    unfinished = SealedTextField(help_text="The entry that was put aside half-way, sealed")
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-started_at", "-pk")
        verbose_name_plural = "batches"
        constraints = (models.CheckConstraint(condition=~Q(channel=Channel.WEB), name="batches_come_from_outside"),)
        triggers = (pgtrigger.FSM(name="batch_states", field="state", transitions=BATCH_STATES.fsm()),)

    def __str__(self) -> str:
        return self.title


class HelperEntry(models.Model):
    """How words reached us through somebody else: who helped, when it was heard, and on whose word it is sent."""

    PERSONAL: ClassVar = (
        Personal(
            ("helper", "heard_on", "words_are", "read_back", "consent", "paper_reference"),
            what="Who helped, when it was heard, and on whose word it is sent",
            who="Moderators of that desk. The public: that it was told to a helper",
            why="To be honest about whose words they are",
            kept="With the words",
        ),
        Personal(
            ("entered_by",),
            what="The helper who signed in and typed it",
            who="Auditor",
            why="To ask them when something is unclear",
            kept="As above",
        ),
    )

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="helper_entry")
    helper = models.CharField(max_length=20, choices=Helper)
    heard_on = models.DateField()
    words_are = models.CharField(max_length=10, choices=WordsAre)
    read_back = models.BooleanField(help_text="The helper read it back to the person")
    consent = models.CharField(max_length=20, choices=Consent)
    paper_reference = models.CharField(max_length=20, unique=True, null=True, blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = "helper entries"
        triggers = (pgtrigger.Protect(name="helper_entry_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"Told to: {self.get_helper_display()}"
