"""Progress reports: a period, a frozen snapshot, and its publication."""

from datetime import date, datetime
from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from accounts.models import User
from lib import clock
from reports.enums import READY, REPORT_STATES, ReportState

_WHOLE_DAYS = Func(
    "period_start",
    "period_end",
    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    function="daterange",
    output_field=DateRangeField(),
)


BOTH_NOTES = """
IF (SELECT count(DISTINCT note.by_group) FROM reports_note note WHERE note.report_id = NEW.id) < 2 THEN
    RAISE EXCEPTION 'A report is published with the notes of the forum and of young people.'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class ReportQuerySet(models.QuerySet["Report"]):
    """Reads of reports."""

    def published(self) -> Self:
        """Those that anybody may read, newest period first."""
        return self.filter(state=ReportState.PUBLISHED)

    def waiting(self) -> Self:
        """Those that a worker may take."""
        return self.filter(state=ReportState.WAITING)

    def out_for_comment(self) -> Self:
        """Those that the forum and young people read now."""
        return self.filter(state=ReportState.COMMENTING)

    def frozen(self) -> Self:
        """Those whose figures and texts stand, whoever may read them."""
        return self.filter(state__in=READY)

    def silent_since(self, moment: datetime) -> Self:
        """Those that no worker has said anything about since `moment`."""
        return self.filter(heartbeat_at__lt=moment)

    def overlapping(self, start: date, end: date) -> Self:
        """Those that share a day with `start` to `end`."""
        return self.filter(period_start__lte=end, period_end__gte=start)


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
    comments_until = models.DateField(null=True, blank=True, help_text="The day by which notes were asked for")
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-period_end", "-pk")
        constraints = (
            # Of a year and its quarters the difference would give small groups away: periods never share a day.
            ExclusionConstraint(
                name="report_periods_never_overlap", expressions=((_WHOLE_DAYS, RangeOperators.OVERLAPS),)
            ),
            models.CheckConstraint(condition=Q(period_end__gt=F("period_start")), name="period_has_days"),
            models.CheckConstraint(
                condition=~Q(state=ReportState.COMMENTING) | Q(comments_until__isnull=False),
                name="comments_have_a_day",
            ),
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
            # LA-15: nothing is published that the forum and young people have not spoken about.
            pgtrigger.Trigger(
                name="report_has_both_notes",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(old__state=ReportState.COMMENTING, new__state=ReportState.PUBLISHED),
                func=BOTH_NOTES,
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
