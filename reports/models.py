"""Progress reports: a period, a frozen snapshot, and its publication."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from lib import clock
from reports.enums import REPORT_STATES, ReportState


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of reports."""

    def published(self) -> Self:
        """Those that anybody may read, newest period first."""
        return self.filter(state=ReportState.PUBLISHED)

    def unfinished(self) -> Self:
        """Those that the worker still has to build."""
        return self.filter(state__in=(ReportState.WAITING, ReportState.BUILDING))


@pghistory.track(exclude=["heartbeat_at"])
class Report(models.Model):
    """One progress report for one period. There is never a second for the same period."""

    slug = models.SlugField(max_length=40, unique=True)
    period_start = models.DateField()
    period_end = models.DateField(help_text="The last day of the period")
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True, help_text="Why it could not be built, for the report editor")
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the calendar asked"
    )
    asked_at = models.DateTimeField(default=clock.now)
    heartbeat_at = models.DateTimeField(
        null=True, blank=True, help_text="When the worker last said that it is building"
    )
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-period_end", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("period_start", "period_end"), name="one_report_per_period"),
            models.CheckConstraint(condition=Q(period_end__gt=F("period_start")), name="period_has_days"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.PUBLISHED) | Q(published_at__isnull=False, published_by__isnull=False),
                name="report_published_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="report_states", field="state", transitions=REPORT_STATES.fsm()),
            pgtrigger.Protect(
                name="report_begins_waiting",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=ReportState.WAITING),
            ),
            pgtrigger.ReadOnly(
                name="report_period_is_kept", fields=["slug", "period_start", "period_end", "asked_by", "asked_at"]
            ),
        )

    def __str__(self) -> str:
        return self.slug


class Snapshot(models.Model):
    """The frozen figures and texts of a report: never changed, never deleted."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="snapshot")
    content = models.JSONField()
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content in its one written form")
    frozen_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = (pgtrigger.Protect(name="snapshot_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"Snapshot of {self.report}"
