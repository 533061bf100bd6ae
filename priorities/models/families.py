"""Families' ballots: codes that the forum hands out, and the one choice of each, until the round closes.

When a round closes the choices go into its tally in random order, and every code and ballot is deleted: nothing that
is left can join a choice to a person.
"""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from lib import clock
from priorities.enums import HandedOut, Voice
from priorities.models.priorities import Priority
from priorities.models.rounds import StarRound
from priorities.models.rules import CHOICE_IN_THE_ROUND

_OF_FAMILIES = (Voice.PARENT_CARERS, Voice.YOUNG_PEOPLE)
MOST_CODES = 500  # in one batch


class CodeBatch(models.Model):
    """A number of codes that were made together, to be handed out together."""

    round = models.ForeignKey(StarRound, on_delete=models.PROTECT, related_name="batches")
    voice = models.CharField(max_length=20, choices=Voice)
    how = models.CharField(max_length=10, choices=HandedOut)
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    made_with = models.CharField(
        max_length=64,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text="Keyed hash: the same form makes one batch",
    )
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="Lost or misused: its unused codes were deleted")

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(voice__in=_OF_FAMILIES), name="codes_are_for_families"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=MOST_CODES), name="codes_in_a_batch"),
        )

    def __str__(self) -> str:
        return f"{self.number} codes for {self.get_voice_display()}"


class VotingCode(models.Model):
    """One code: only a keyed hash of it is kept, and that only until the round closes."""

    round = models.ForeignKey(StarRound, on_delete=models.CASCADE, related_name="codes")
    batch = models.ForeignKey(CodeBatch, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return "A code"


class FamilyBallot(models.Model):
    """The one priority that somebody would change first. Changed until the round closes; deleted then."""

    code = models.OneToOneField(VotingCode, on_delete=models.CASCADE, related_name="ballot")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = (
            pgtrigger.Trigger(
                name="choice_in_the_round",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("its_round", "priorities_starround%ROWTYPE")],
                func=CHOICE_IN_THE_ROUND,
            ),
        )

    def __str__(self) -> str:
        return "A family's ballot"
