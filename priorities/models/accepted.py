"""Every ballot that was accepted, in order, as a chain; and its head, as it was published each night."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from lib import clock
from priorities.enums import Voice
from priorities.models.ballots import Ballot
from priorities.models.rounds import StarRound
from priorities.models.rules import ROUND_TAKES_BALLOTS


class Accepted(models.Model):
    """One accepted ballot; the last of each organisation counts. It never changes.

    Of a family's ballot nothing stands here but that there was one: no choice, no code, and no time but its day.
    """

    round = models.ForeignKey(StarRound, on_delete=models.PROTECT, related_name="accepted")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … in the round")
    voice = models.CharField(max_length=20, choices=Voice)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, null=True, blank=True, related_name="accepted")
    choices = models.JSONField(default=dict, help_text="Stars by the slug of their priority; partners only")
    on_paper = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now, help_text="Of a family's ballot midnight of its day, no finer")
    salt = models.CharField(max_length=64, blank=True, help_text="The random number in the seal; never of a family")
    seal = models.CharField(max_length=64, help_text="SHA-256 of a random number and what the ballot says")
    chain = models.CharField(max_length=64, help_text="SHA-256 of the chain before and this seal")

    class Meta:
        ordering = ("round", "number")
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="accepted_in_order"),
            models.CheckConstraint(
                condition=Q(voice=Voice.PARTNERS, ballot__isnull=False, by__isnull=False)
                | (~Q(voice=Voice.PARTNERS) & Q(ballot__isnull=True, by__isnull=True, choices={}, salt="")),
                name="family_ballots_leave_nothing",
            ),
        )
        triggers = (
            pgtrigger.Protect(name="accepted_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="accepted_while_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("open_round", "priorities_starround%ROWTYPE")],
                func=ROUND_TAKES_BALLOTS,
            ),
        )

    def __str__(self) -> str:
        return f"Ballot {self.number} of {self.round}"


class ChainHead(models.Model):
    """The head of a round's chain at the end of a day, as the portal published it."""

    round = models.ForeignKey(StarRound, on_delete=models.PROTECT, related_name="heads")
    on = models.DateField()
    number = models.PositiveIntegerField(help_text="How many ballots had been accepted")
    head = models.CharField(max_length=64)

    class Meta:
        ordering = ("round", "on")
        constraints = (models.UniqueConstraint(fields=("round", "on"), name="one_head_a_day"),)
        triggers = (pgtrigger.Protect(name="head_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.round}, {self.on}"
