"""Around the desk: who cannot read an item, and who gave one to whom."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from feedback.enums import ConflictKind
from feedback.models.submissions import Submission
from lib import clock


class Conflict(models.Model):
    """Somebody who moderates said that they cannot be the one who reads this item (MO-09). It holds for ever."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ConflictKind)
    declared_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("declared_at", "pk")
        constraints = (models.UniqueConstraint(fields=("submission", "user"), name="one_conflict_each"),)
        triggers = (pgtrigger.Protect(name="conflict_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"{self.user} cannot read {self.submission}"


class HandOver(models.Model):
    """One moderator gave an item that they had taken to another. It never changes."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="hand_overs")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True, help_text="For the colleague, on the desk only")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(by=F("to")), name="handed_to_somebody_else"),)
        triggers = (pgtrigger.Protect(name="hand_over_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"{self.submission} from {self.by} to {self.to}"
