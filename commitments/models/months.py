"""Months of volunteers' hours: they close ten days after their end, and go two years after it (PP-13).

PostgreSQL does not ask a clock here: no rule of this portal does, because the portal's own time is set by tests and
trial data. A row says instead that a month is closed, and from then on the database itself refuses hours of that month
and of every month before it. A writer holds a shared lock until its transaction ends, and closing takes the same lock
alone: it waits for everybody who is writing, and whoever comes later sees the row. So what a report counts stands.
"""

from datetime import timedelta
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import DateField, ExpressionWrapper, F, Q
from django.db.models.functions import ExtractDay
from django.db.models.lookups import Exact

from accounts.models import User
from commitments.models.hour_rules import CLOSES_ALONE, OWN_OR_FOR_SOMEBODY, TAKEN_BACK_GOES_WITH_ITS_MONTH
from lib import clock
from lib.personal import Personal

OPEN_DAYS = 10  # after the end of a month, until its hours stay as they are
# A yearly report counts the December before its year, and is built in the next January: after a year and a month. What
# is over that is for a report that comes late. After two years it goes, whether a report was built or not.
KEPT_YEARS = 2  # after the end of the month
KEPT = "Until two years after the end of the month, also when the account has ended"
_DAY_AFTER = ExpressionWrapper(F("last_day") + timedelta(days=1), output_field=DateField())


class ClosedMonth(models.Model):
    """A month whose hours stay as they are; and, two years later, the day on which they and its thanks were deleted."""

    last_day = models.DateField(unique=True, help_text="The last day of the month")
    closed_on = models.DateField(default=clock.today)
    cleared_on = models.DateField(null=True, blank=True, help_text="When its hours and thanks were deleted")

    class Meta:
        ordering = ("last_day",)
        constraints = (
            models.CheckConstraint(condition=Exact(ExtractDay(_DAY_AFTER), 1), name="months_close_whole"),
            models.CheckConstraint(
                condition=Q(closed_on__gt=F("last_day") + timedelta(days=OPEN_DAYS)), name="month_was_open_for_ten_days"
            ),
            models.CheckConstraint(
                condition=Q(cleared_on=None) | Q(cleared_on__gt=F("last_day") + timedelta(days=365 * KEPT_YEARS)),
                name="month_was_kept_for_two_years",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="month_closes_alone", when=pgtrigger.Before, operation=pgtrigger.Insert, func=CLOSES_ALONE
            ),
            pgtrigger.ReadOnly(name="month_stays_closed", fields=["last_day", "closed_on"]),
            pgtrigger.Protect(
                name="month_cleared_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__cleared_on__isnull=False),
            ),
            pgtrigger.Protect(name="closed_month_stays", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.last_day:%B %Y}"


class HoursTakenBack(models.Model):
    """A volunteer had all their own hours deleted, also those of closed months. The day stays, not the hours.

    Reports that are built stay as they are: they hold no name. Those to come count less.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("of", "by", "on"),
            what="That somebody had all their hours deleted, and on which day",
            who="Nobody",
            why="To know why hours of a closed month have gone",
            kept=KEPT,
        ),
    )

    of = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", help_text="Themselves, or an administrator for them"
    )
    on = models.DateField(default=clock.today)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "hours taken back"
        constraints = (models.UniqueConstraint(fields=("of", "on"), name="hours_taken_back_once_a_day"),)
        triggers = (
            pgtrigger.Trigger(
                name="taken_back_by_who_may",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=OWN_OR_FOR_SOMEBODY,
            ),
            pgtrigger.Protect(name="taken_back_stays", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="taken_back_goes_in_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=TAKEN_BACK_GOES_WITH_ITS_MONTH,
            ),
        )

    def __str__(self) -> str:
        return f"Hours taken back on {self.on}"
