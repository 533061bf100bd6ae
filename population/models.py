"""Who lives here: tables of other publishers, each with its source, day and place. Never edited: a newer one comes."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from lib import clock
from population.enums import Subject

ADDS_UP = """
IF jsonb_typeof(NEW.rows) <> 'array' OR jsonb_array_length(NEW.rows) = 0
   OR EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.rows) AS each WHERE (each->>1)::bigint < 0)
   OR (SELECT count(DISTINCT each->>0) FROM jsonb_array_elements(NEW.rows) AS each) <> jsonb_array_length(NEW.rows)
   OR (SELECT sum((each->>1)::bigint) FROM jsonb_array_elements(NEW.rows) AS each) <> NEW.total THEN
    RAISE EXCEPTION 'the numbers do not add up to the total' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class ComparatorQuerySet(models.QuerySet["Comparator"]):
    """Reads of comparators."""

    def newest(self) -> "list[Comparator]":
        """Return the one in use for each subject: the latest day, and of that day the last edition."""
        ordered = self.order_by("subject", "-as_at", "-edition", "-pk").distinct("subject")
        places = {subject: place for place, subject in enumerate(Subject)}
        return sorted(ordered, key=lambda each: places[Subject(each.subject)])


class Comparator(models.Model):
    """How many people of each group live here, by one publisher, on one day."""

    subject = models.CharField(max_length=20, choices=Subject)
    geography = models.CharField(max_length=120, help_text="The place that it counts, such as Devon")
    of = models.CharField(max_length=120, help_text="Whom it counts, such as pupils with an EHC plan")
    as_at = models.DateField(help_text="The day for which it holds")
    source = models.CharField(max_length=200, help_text="Who published it, and its name")
    link = models.URLField(max_length=300, help_text="Where anybody can find it")
    total = models.PositiveIntegerField()
    rows = models.JSONField(help_text="Pairs of a group and how many people are in it")
    edition = models.PositiveSmallIntegerField(default=1, help_text="Counts imports for the same day and place")
    imported_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: by the command"
    )
    imported_on = models.DateField(default=clock.today)

    objects = ComparatorQuerySet.as_manager()

    class Meta:
        ordering = ("subject", "-as_at", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("subject", "geography", "as_at", "edition"), name="comparator_edition"),
            models.CheckConstraint(condition=Q(total__gte=1), name="comparator_counts_somebody"),
            models.CheckConstraint(condition=Q(as_at__lte=F("imported_on")), name="comparator_of_a_day_that_was"),
            models.CheckConstraint(condition=Q(link__startswith="https://"), name="comparator_link_is_safe"),
            models.CheckConstraint(
                condition=~(Q(source="") | Q(geography="") | Q(of="")), name="comparator_says_where_it_is_from"
            ),
        )
        triggers = (
            pgtrigger.Protect(name="comparator_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="comparator_adds_up", when=pgtrigger.Before, operation=pgtrigger.Insert, func=ADDS_UP
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_subject_display()}, {self.geography}, {self.as_at}"

    @property
    def numbers(self) -> dict[str, int]:
        """How many people are in each group."""
        return {str(label): int(number) for label, number in self.rows}
