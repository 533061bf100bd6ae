"""What happens with an action: updates, milestones, notes about trouble, and looks at what it changed."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from commitments.enums import Delivery, Impact
from commitments.models.actions import Action
from commitments.models.rules import NOTE_BY_ITS_OFFICER, UPDATED_BY_ITS_OWN
from lib import clock

SMALLEST_BASE = 10  # families who answered, as published; fewer are never shown


def kept(name: str) -> pgtrigger.Protect:
    """Return the trigger of a record that never changes."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


class ActionUpdate(models.Model):
    """What somebody says about an action on a day, and how far it is from then on. It never changes."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    words = models.TextField()
    delivery = models.CharField(max_length=20, choices=Delivery, help_text="How far it is from then on")
    evidence = models.TextField(blank=True, help_text="How anyone can tell")
    evidence_link = models.URLField(blank=True, max_length=500)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="update_of_action_says_something"),
            models.CheckConstraint(
                condition=Q(evidence_link="") | Q(evidence_link__startswith="https://"), name="evidence_link_is_safe"
            ),
        )
        triggers = (
            kept("update_of_action_is_kept"),
            pgtrigger.Trigger(
                name="updated_by_its_own", when=pgtrigger.Before, operation=pgtrigger.Insert, func=UPDATED_BY_ITS_OWN
            ),
        )

    def __str__(self) -> str:
        return f"{self.action}: {self.get_delivery_display()}"


class Milestone(models.Model):
    """One step of an action by a day. Reached once, or planned no longer for a reason; its words and its day stay."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    dropped_why = models.TextField(blank=True, help_text="Why it is no longer planned; empty: it is")
    marked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("action", "title"), name="milestone_said_once"),
            models.CheckConstraint(condition=~Q(title=""), name="milestone_says_something"),
            models.CheckConstraint(
                condition=Q(reached_on=None, dropped_why="", marked_by=None, marked_at=None)
                | (
                    (Q(reached_on__isnull=False, dropped_why="") | (Q(reached_on=None) & ~Q(dropped_why="")))
                    & Q(marked_by__isnull=False, marked_at__isnull=False)
                ),
                name="milestone_marked_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.ReadOnly(
                name="milestone_as_it_was_set", fields=["action", "title", "due_on", "made_by", "made_at"]
            ),
            pgtrigger.Protect(
                name="milestone_reached_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__marked_at__isnull=False),
            ),
            pgtrigger.Protect(name="milestone_stays", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.title


class ExceptionsNote(models.Model):
    """Why an action is late or in trouble, what is done about it and the new day: by who answers for it (LA-11)."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    why = models.TextField(help_text="Why it is late or in trouble")
    doing = models.TextField(help_text="What we do about it")
    new_day = models.DateField(help_text="By when it will be done")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "pk")
        constraints = (models.CheckConstraint(condition=~Q(why="") & ~Q(doing=""), name="note_says_why_and_what"),)
        triggers = (
            kept("note_is_kept"),
            pgtrigger.Trigger(
                name="note_by_its_officer", when=pgtrigger.Before, operation=pgtrigger.Insert, func=NOTE_BY_ITS_OFFICER
            ),
        )

    def __str__(self) -> str:
        return f"Note about {self.action}"


class ImpactCheck(models.Model):
    """Somebody looked at what an action changed for families. “Better” only with a reason to believe it (LA-10).

    `report` and `base` name a published report and how many families answered in it, as published: rounded, and never
    fewer than ten. `said` is its sentence.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="checks")
    impact = models.CharField(max_length=20, choices=Impact)
    evidence = models.TextField(blank=True, help_text="How anyone can tell")
    report = models.SlugField(max_length=40, blank=True)
    base = models.PositiveIntegerField(null=True, blank=True)
    said = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(impact=Impact.BETTER) | ~Q(evidence="") | Q(base__isnull=False, base__gte=SMALLEST_BASE),
                name="better_is_shown",
            ),
            models.CheckConstraint(
                condition=Q(report="", base=None, said="")
                | ~Q(report="") & Q(base__isnull=False, base__gte=SMALLEST_BASE) & ~Q(said=""),
                name="base_comes_from_a_report",
            ),
        )
        triggers = (kept("impact_check_is_kept"),)

    def __str__(self) -> str:
        return f"{self.action}: {self.get_impact_display()}"
