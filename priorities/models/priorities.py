"""Priorities: a strength, what needs to change, a cornerstone, and the stars that partners gave it in its round."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from cornerstones.models import Cornerstone
from priorities.models.proposals import Proposal
from priorities.models.rounds import StarRound
from priorities.models.rules import POINT_STAYS_AS_ASKED, PRIORITY_STAYS_AS_ASKED


class PriorityQuerySet(models.QuerySet["Priority"]):
    """Reads of priorities, by the stars of their round."""

    def in_focus(self) -> Self:
        """Those with as many stars as the round's threshold, or more."""
        return self.filter(
            Q(stars__gte=models.F("round__threshold")) | Q(stars_at_least__gte=models.F("round__threshold"))
        )

    def not_in_focus(self) -> Self:
        """All others: they stay visible."""
        return self.exclude(pk__in=self.in_focus().values("pk"))


@pghistory.track()
class Priority(models.Model):
    """Something valued, with one or more things to change."""

    round = models.ForeignKey(StarRound, on_delete=models.PROTECT, related_name="priorities")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="priorities")
    slug = models.SlugField(max_length=80, unique=True)
    order = models.PositiveSmallIntegerField()
    strength = models.TextField(help_text="What is valued")
    stars = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The exact number, where it is known")
    stars_at_least = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="“3 or more”, where the exact number was not published"
    )

    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        help_text="The same in an earlier round",
    )
    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="priorities",
        help_text="What somebody proposed, where it comes from that",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="Taken out of the round; it stays visible")
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = PriorityQuerySet.as_manager()

    class Meta:
        ordering = ("round", "cornerstone__order", "order")
        verbose_name_plural = "priorities"
        constraints = (
            models.UniqueConstraint(fields=("round", "cornerstone", "order"), name="priority_order"),
            models.UniqueConstraint(fields=("round", "cornerstone", "strength"), name="strength_said_once"),
            models.UniqueConstraint(
                fields=("round", "proposal"), condition=Q(proposal__isnull=False), name="proposal_once_in_a_round"
            ),
            models.CheckConstraint(
                condition=Q(stars__isnull=True) | Q(stars_at_least__isnull=True),
                name="stars_exact_or_at_least_not_both",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="priority_stays_as_asked",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("its_round", "priorities_starround%ROWTYPE")],
                func=PRIORITY_STAYS_AS_ASKED,
            ),
        )

    def __str__(self) -> str:
        return self.strength[:60]


@pghistory.track()
class DevelopmentPoint(models.Model):
    """One thing that needs to change for a priority."""

    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="development_points")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("priority", "order")
        constraints = (models.UniqueConstraint(fields=("priority", "order"), name="development_point_order"),)
        triggers = (
            pgtrigger.Trigger(
                name="point_stays_as_asked",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("its_round", "priorities_starround%ROWTYPE")],
                func=POINT_STAYS_AS_ASKED,
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]
