"""Volunteers' hours and thanks: own hours are one's own, and only totals are ever published (PP-13)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from commitments.enums import Task
from commitments.models.hour_rules import OPEN_MONTHS_ONLY, THANKS_GO_WITH_THEIR_MONTH
from commitments.models.months import KEPT
from lib import clock
from lib.personal import Personal

MOST_QUARTERS = 96  # quarter hours in a day


class VolunteerHours(models.Model):
    """What one volunteer gave on one day, in quarter hours. Nobody else reads it; the total of a period is public."""

    PERSONAL: ClassVar = (
        Personal(
            ("by", "on", "quarters", "task"),
            what="When a volunteer gave how much time, and for what",
            who="The volunteer. Nobody else; totals through disclosure control",
            why="So that their work is seen and thanked",
            kept=f"{KEPT}; sooner when the volunteer deletes it",
        ),
    )

    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="hours")
    on = models.DateField()
    quarters = models.PositiveSmallIntegerField(help_text="Quarter hours")
    task = models.CharField(max_length=20, choices=Task)
    made_key = models.CharField(max_length=64, unique=True, editable=False, help_text="One form is one entry")

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name_plural = "volunteer hours"
        constraints = (
            models.CheckConstraint(condition=Q(quarters__range=(1, MOST_QUARTERS)), name="hours_of_one_day"),
        )
        triggers = (
            pgtrigger.ReadOnly(name="hours_stay_their_own", fields=["by", "made_key"]),
            pgtrigger.Trigger(
                name="hours_of_open_months",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=OPEN_MONTHS_ONLY,
            ),
        )

    def __str__(self) -> str:
        return f"{self.quarters} quarter hours"


class ThankYou(models.Model):
    """The forum's lead thanked a volunteer: what was paid or given, in words. Never published, kept two years."""

    PERSONAL: ClassVar = (
        Personal(
            ("to", "words", "expenses", "reward"),
            what="That a volunteer was thanked, and which expenses were paid or what was given",
            who="The volunteer, and the forum's lead. Nobody else",
            why="So that nobody who gives their time is forgotten",
            kept=KEPT,
        ),
    )

    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="thanks")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    expenses = models.CharField(max_length=200, blank=True, help_text="Which expenses were paid")
    reward = models.CharField(max_length=200, blank=True, help_text="What was given")
    on = models.DateField(default=clock.today)

    class Meta:
        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="thank_you_says_something"),
            models.CheckConstraint(condition=~Q(to=models.F("by")), name="nobody_thanks_themselves"),
        )
        triggers = (
            pgtrigger.Protect(name="thank_you_is_kept", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="thank_you_goes_in_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=THANKS_GO_WITH_THEIR_MONTH,
            ),
        )

    def __str__(self) -> str:
        return f"Thank you of {self.on}"
