"""What a published answer said before it was corrected: every edition stays readable, word for word."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import User
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.enums import Outcome
from feedback.models.responses import Response
from feedback.models.rules_of_answers import AN_EDITION_IS_WHAT_STOOD
from feedback.models.themes import Theme
from lib import clock


class AnswerEdition(models.Model):
    """An earlier edition of a published answer. It is made when a correction takes its place, and never changes."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="editions")
    edition = models.PositiveSmallIntegerField()
    said = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    answer = models.TextField()
    reason = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    owner = models.CharField(max_length=120)
    due_on = models.DateField(null=True, blank=True)
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="+")
    area_of_weakness = models.ForeignKey(
        AreaOfWeakness, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    child_version = models.TextField(blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    experience_ids = ArrayField(models.BigIntegerField(), help_text="What it answered, in the order of their numbers")
    correction_reason = models.TextField(blank=True, help_text="Why this edition took the place of the one before it")
    stood_from = models.DateTimeField()
    stood_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Who published it"
    )
    made_in = models.BigIntegerField(default=0, editable=False, help_text="PostgreSQL's number of the correction")

    class Meta:
        ordering = ("response", "edition")
        constraints = (
            models.UniqueConstraint(fields=("response", "edition"), name="one_row_for_each_edition"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="editions_begin_at_one"),
        )
        triggers = (
            pgtrigger.Protect(name="edition_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="edition_is_what_stood",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=AN_EDITION_IS_WHAT_STOOD,
            ),
        )

    def __str__(self) -> str:
        return f"{self.response}, edition {self.edition}"


class RemovedEdition(models.Model):
    """An earlier edition that is not shown any more, to protect somebody: why, since when, by whom. Never changes.

    The edition itself is kept, so what was promised in it still counts (section 30(6)(b) of the Act).
    """

    edition = models.OneToOneField(AnswerEdition, on_delete=models.PROTECT, related_name="removed")
    reason = models.TextField(help_text="As everybody reads it")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="a_removed_edition_says_why"),)
        triggers = (pgtrigger.Protect(name="removal_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.edition}, removed"
