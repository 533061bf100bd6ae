"""Partners' stars: a seat for each organisation of a round, its ballot, the stars on it, and stars on paper."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.enums import Sector
from accounts.models import PartnerOrganisation, User
from lib import clock
from priorities.models.priorities import Priority
from priorities.models.rounds import StarRound
from priorities.models.rules import ROUND_IS_DRAFT, WITHIN_THE_BUDGET


class Seat(models.Model):
    """One organisation that may give stars in a round: its name and sector as they were when the round opened."""

    round = models.ForeignKey(StarRound, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(PartnerOrganisation, on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("round", "organisation"), name="one_seat_per_organisation"),)
        triggers = (
            pgtrigger.Trigger(
                name="seats_are_frozen",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=ROUND_IS_DRAFT,
            ),
        )

    def __str__(self) -> str:
        return self.name


class Ballot(models.Model):
    """What the people of one organisation are preparing. It counts as it was when one of them last confirmed it."""

    seat = models.OneToOneField(Seat, on_delete=models.CASCADE, related_name="ballot")
    version = models.PositiveIntegerField(default=0, help_text="Counts changes: nobody overwrites a colleague")

    def __str__(self) -> str:
        return f"Ballot of {self.seat}"


class Star(models.Model):
    """The stars that a ballot gives to one priority."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="stars")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("ballot", "priority"), name="stars_of_a_priority_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="star_is_at_least_one"),
        )
        triggers = (
            pgtrigger.Trigger(
                name="within_the_budget",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("its_round", "priorities_starround%ROWTYPE"), ("given", "BIGINT")],
                func=WITHIN_THE_BUDGET,
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} for {self.priority}"


class PaperBallot(models.Model):
    """Stars on paper, as a first person typed them; they count once a second person has typed the same."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="paper")
    choices = models.JSONField(help_text="Stars by the slug of their priority")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    put_aside_at = models.DateTimeField(null=True, blank=True, help_text="The two people did not type the same")

    class Meta:
        ordering = ("entered_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("seat",), condition=Q(checked_at=None, put_aside_at=None), name="one_paper_waits_for_its_check"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("entered_by")), name="paper_checked_by_another"
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_at__isnull=True)
                | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="paper_check_has_its_time",
            ),
        )
        triggers = (pgtrigger.ReadOnly(name="paper_is_kept", fields=["seat", "choices", "entered_by", "entered_at"]),)

    def __str__(self) -> str:
        return f"Paper of {self.seat}"
