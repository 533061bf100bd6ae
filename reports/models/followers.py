"""People who want an e-mail when a report comes out. No account, no picture that tells that it was opened (PR-14)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lib import clock, codes
from lib.personal import Personal
from lib.sealed_field import SealedTextField


class FollowerQuerySet(models.QuerySet["Follower"]):
    """Reads of followers."""

    def confirmed(self) -> "FollowerQuerySet":
        """Those who said by the link in their e-mail that it was they who asked."""
        return self.filter(confirmed_on__isnull=False)


class Follower(models.Model):
    """One address. It goes when its owner presses the link in any e-mail, or never confirms it."""

    PERSONAL: ClassVar = (
        Personal(
            ("address",),
            what="The e-mail address of somebody who wants to know when a report comes out (sealed)",
            who="Nobody; the worker sends to it",
            why="To tell them of each new report, once",
            kept="Until they stop it; 7 days where they never confirmed it",
        ),
    )

    address = SealedTextField()
    address_hash = models.CharField(max_length=64, unique=True, help_text="Keyed, so that one address is kept once")
    link = models.CharField(max_length=64, unique=True, default=codes.new_token, help_text="In its e-mails' links")
    asked_on = models.DateField(default=clock.today)
    confirmed_on = models.DateField(null=True, blank=True)

    objects = FollowerQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True) | Q(confirmed_on__gte=models.F("asked_on")),
                name="follower_confirms_after_asking",
            ),
        )

    def __str__(self) -> str:
        return f"Follower {self.pk}"
