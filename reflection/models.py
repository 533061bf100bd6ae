"""A setting’s own look at itself on the four cornerstones: its statements, and what it said of each (PP-12).

The statements are the portal's own. They are not the tool of the Charter that the cornerstones come from.
"""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from cornerstones.models import Cornerstone
from lib import clock
from reflection.enums import REFLECTION_STATES, HowOften, ReflectionState

FINISHED_STAYS = """
IF (SELECT state FROM reflection_reflection
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.reflection_id ELSE NEW.reflection_id END) = 'finished' THEN
    RAISE EXCEPTION 'a finished reflection is not changed' USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


@pghistory.track()
class SelfStatement(models.Model):
    """One sentence that a setting holds against itself."""

    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="self_statements")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    retired = models.BooleanField(default=False, help_text="No longer asked; what was said of it before stays")

    class Meta:
        ordering = ("cornerstone__order", "order")
        constraints = (models.UniqueConstraint(fields=("cornerstone", "order"), name="self_statement_order"),)

    def __str__(self) -> str:
        return self.text


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    """Reads of reflections. Nobody reads another organisation's: every read begins with `of`."""

    def of(self, user: User) -> Self:
        """Those of this person's organisation; none for somebody without one."""
        return self.filter(organisation=user.organisation_id) if user.organisation_id else self.none()

    def finished(self) -> Self:
        """Those that are finished, newest first."""
        return self.filter(state=ReflectionState.FINISHED).order_by("-finished_at", "-pk")

    def open(self) -> Self:
        """The one that was begun and is not finished."""
        return self.filter(state=ReflectionState.OPEN)


class Reflection(models.Model):
    """One look of one organisation at itself. Finished, it never changes."""

    organisation = models.ForeignKey(PartnerOrganisation, on_delete=models.PROTECT, related_name="reflections")
    state = models.CharField(max_length=10, choices=ReflectionState, default=ReflectionState.OPEN)
    version = models.PositiveIntegerField(default=0, help_text="Counts changes: nobody overwrites a colleague")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    finished_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(state=ReflectionState.OPEN), name="one_open_reflection"
            ),
            models.CheckConstraint(
                condition=Q(state=ReflectionState.OPEN) | Q(finished_by__isnull=False, finished_at__isnull=False),
                name="reflection_finished_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="reflection_states", field="state", transitions=REFLECTION_STATES.fsm()),
            pgtrigger.Protect(
                name="reflection_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=ReflectionState.FINISHED),
            ),
        )

    def __str__(self) -> str:
        return f"Reflection of {self.organisation}"


class Said(models.Model):
    """What an organisation says of one statement, with the words that the statement had, and how it knows."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="said")
    statement = models.ForeignKey(SelfStatement, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=200, help_text="The statement as it stood")
    how_often = models.CharField(max_length=15, choices=HowOften)
    evidence = models.TextField(blank=True, help_text="How they know")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("statement__cornerstone__order", "statement__order")
        verbose_name_plural = "said"
        constraints = (models.UniqueConstraint(fields=("reflection", "statement"), name="said_once"),)
        triggers = (
            pgtrigger.Trigger(
                name="finished_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=FINISHED_STAYS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.text}: {self.get_how_often_display()}"
