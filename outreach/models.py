"""What we do to hear from people whom we have not heard from."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from lib import clock


class OutreachQuerySet(models.QuerySet["Outreach"]):
    """Reads of outreach tasks."""

    def to_do(self) -> Self:
        """Those that are not done, the earliest day first."""
        return self.filter(done_on=None).order_by("due_on", "pk")

    def done(self) -> Self:
        """Those that are done, the newest first."""
        return self.filter(done_on__isnull=False).order_by("-done_on", "-pk")


@pghistory.track()
class Outreach(models.Model):
    """One thing that a post of the council will do by a day to hear from a group, and what came of it."""

    group = models.CharField(max_length=120, help_text="Whom we want to hear from; never one person or family")
    what = models.CharField(max_length=500, help_text="What we will do")
    who = models.CharField(max_length=120, help_text="The post that answers for it, not a person's name")
    due_on = models.DateField(help_text="By when")
    outcome = models.CharField(max_length=500, blank=True, help_text="What came of it")
    done_on = models.DateField(null=True, blank=True)
    made_key = models.CharField(max_length=64, unique=True, help_text="One form makes one task")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField(default=clock.today)
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OutreachQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        verbose_name_plural = "outreach"
        constraints = (
            models.CheckConstraint(condition=~(Q(group="") | Q(what="") | Q(who="")), name="outreach_is_whole"),
            models.CheckConstraint(
                condition=Q(done_on=None, outcome="", done_by=None)
                | Q(done_on__isnull=False, done_by__isnull=False) & ~Q(outcome=""),
                name="outreach_done_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(done_on__gte=F("made_on")), name="outreach_done_after_it_began"
            ),
        )
        triggers = (
            pgtrigger.ReadOnly(
                name="outreach_is_kept", fields=["group", "what", "who", "due_on", "made_key", "made_by", "made_on"]
            ),
            pgtrigger.Protect(
                name="outreach_done_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_on__isnull=False),
            ),
            pgtrigger.Protect(name="outreach_stays", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.group}: {self.what}"
