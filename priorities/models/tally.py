"""The frozen result of a round."""

import pgtrigger
from django.db import models

from lib import clock
from priorities.models.rounds import StarRound


class Tally(models.Model):
    """Everything that counts, as it is exported: never changed, never deleted."""

    round = models.OneToOneField(StarRound, on_delete=models.PROTECT, related_name="tally")
    content = models.JSONField()
    head = models.CharField(max_length=64, help_text="SHA-256 over every line of the export, one after the other")
    frozen_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "tallies"
        triggers = (pgtrigger.Protect(name="tally_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"Tally of {self.round}"
