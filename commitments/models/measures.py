"""Measures of actions: the council's own figures against a target. What families answered is never typed in here."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from commitments.enums import Aim
from commitments.models.actions import Action
from commitments.models.steps import kept
from lib import clock


@pghistory.track()
class Measure(models.Model):
    """One figure by which we can tell how an action goes, with its unit in words and where it should be."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="measures")
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=60, help_text="In words, for example “working days”")
    aim = models.CharField(max_length=10, choices=Aim)
    target = models.DecimalField(max_digits=12, decimal_places=2)
    target_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, help_text="Where the figure comes from")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "pk")
        constraints = (
            models.UniqueConstraint(fields=("action", "title"), name="measure_said_once"),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(unit="") & ~Q(source=""), name="measure_says_what_and_whence"
            ),
        )
        triggers = (pgtrigger.Protect(name="measure_stays", operation=pgtrigger.Delete),)

    def __str__(self) -> str:
        return self.title


class Reading(models.Model):
    """What a measure was on a day. A wrong one is put right by another for the same day; both are kept."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("measure", "on", "pk")
        triggers = (kept("reading_of_measure_is_kept"),)

    def __str__(self) -> str:
        return f"{self.measure}: {self.value.normalize():f}"
