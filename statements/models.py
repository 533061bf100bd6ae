"""The annual statement of regulation 56 of the SEND Regulations 2014: its period, and its frozen editions."""

from datetime import date, timedelta
from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from accounts.models import User
from lib import clock
from statements.enums import STATEMENT_STATES, StatementState

LONGEST = timedelta(days=364)  # from its first day to its last: a year of 365 days
_WHOLE_DAYS = Func(
    "period_start",
    "period_end",
    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    function="daterange",
    output_field=DateRangeField(),
)


class Statement(models.Model):
    """One annual statement: the days that it covers. No two share a day."""

    slug = models.SlugField(max_length=40, unique=True)
    period_start = models.DateField()
    period_end = models.DateField(help_text="The last day that it covers")

    class Meta:
        ordering = ("-period_end", "-pk")
        constraints = (
            ExclusionConstraint(name="statements_never_overlap", expressions=((_WHOLE_DAYS, RangeOperators.OVERLAPS),)),
            models.CheckConstraint(condition=Q(period_end__gte=F("period_start")), name="statement_has_days"),
            models.CheckConstraint(
                condition=Q(period_end__lte=F("period_start") + LONGEST), name="statement_covers_a_year_at_most"
            ),
        )
        triggers = (  # One without an edition may go: only a draft that nobody published ever leaves it without one.
            pgtrigger.Protect(name="statement_is_kept", operation=pgtrigger.Update),
        )

    def __str__(self) -> str:
        return self.slug


class EditionQuerySet(models.QuerySet["Edition"]):
    """Reads of editions."""

    def published(self) -> Self:
        """Those that anybody may read, the newest period first, and of each the newest edition first."""
        found = self.filter(state=StatementState.PUBLISHED)
        return found.order_by("-statement__period_end", "-number")

    def frozen(self) -> Self:
        """Those that the worker has built."""
        return self.exclude(state=StatementState.WAITING)

    def waiting(self) -> Self:
        """Those that a worker may take."""
        return self.filter(state=StatementState.WAITING)


class Edition(models.Model):
    """What a statement says: frozen by the worker, checked and published by people. A correction is the next one.

    It holds no word of anybody: only which published text is meant. So words that are taken back are gone here too.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(default=1)
    why = models.CharField(max_length=500, blank=True, help_text="Why it was corrected, as everybody reads it")
    state = models.CharField(max_length=10, choices=StatementState, default=StatementState.WAITING)
    content = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the content in its one written form")
    failure = models.CharField(max_length=200, blank=True, help_text="Why the last attempt failed")
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the calendar asked"
    )
    asked_at = models.DateTimeField(default=clock.now)
    frozen_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField(null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("-statement__period_end", "-number")
        constraints = (
            models.UniqueConstraint(fields=("statement", "number"), name="statement_edition"),
            models.UniqueConstraint(
                fields=("statement",),
                condition=~Q(state=StatementState.PUBLISHED),
                name="one_statement_edition_at_work",
            ),
            models.CheckConstraint(
                condition=Q(number=1, why="") | (Q(number__gt=1) & ~Q(why="")), name="statement_correction_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.WAITING, content=None, digest="", frozen_at=None)
                | (
                    ~Q(state=StatementState.WAITING) & Q(content__isnull=False, frozen_at__isnull=False) & ~Q(digest="")
                ),
                name="statement_is_frozen_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(StatementState.CHECKED, StatementState.PUBLISHED))
                | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="statement_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.PUBLISHED, published_by__isnull=False, published_on__isnull=False)
                | (~Q(state=StatementState.PUBLISHED) & Q(published_by=None, published_on=None)),
                name="statement_published_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="statement_states", field="state", transitions=STATEMENT_STATES.fsm()),
            pgtrigger.Protect(
                name="statement_begins_waiting",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=StatementState.WAITING),
            ),
            pgtrigger.ReadOnly(
                name="statement_edition_is_kept", fields=["statement", "number", "why", "asked_by", "asked_at"]
            ),
            pgtrigger.Protect(
                name="statement_content_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'waiting' AND NEW.state <> 'waiting' AND (OLD.content IS DISTINCT FROM NEW.content "
                    "OR OLD.digest <> NEW.digest OR OLD.frozen_at IS DISTINCT FROM NEW.frozen_at)"
                ),
            ),
            pgtrigger.Protect(
                name="published_statement_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=StatementState.PUBLISHED),
            ),
            pgtrigger.Protect(
                name="statement_edition_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__in=(StatementState.CHECKED, StatementState.PUBLISHED)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.statement}, edition {self.number}"

    @property
    def last_day(self) -> date:
        """The last day that it covers."""
        return self.statement.period_end
