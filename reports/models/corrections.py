"""Corrections: each is a new edition of a published report that says what changed, where, why and when (PR-05)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from lib import clock
from reports.enums import Part, ReportState
from reports.models.reports import Report

LONGEST_WHY = 1_000  # characters
ONLY_PUBLISHED_AND_IN_LINE = f"""
PERFORM 1 FROM reports_report report WHERE report.id = NEW.report_id AND report.state = '{ReportState.PUBLISHED}';
IF NOT FOUND OR NEW.edition <> 2 + (SELECT count(*) FROM reports_correction c WHERE c.report_id = NEW.report_id) THEN
    RAISE EXCEPTION 'A correction is the next edition of a published report.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""  # noqa: S608 a word of our own


class Correction(models.Model):
    """One text of a report that was wrong, as it stood and as it should read. The snapshot itself never changes."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrections")
    edition = models.PositiveSmallIntegerField(help_text="The edition that it makes; the first one is 1")
    part = models.CharField(max_length=20, choices=Part)
    item = models.CharField(max_length=40, help_text="Which one, such as the reference of an answer")
    field = models.CharField(max_length=40, help_text="Which of its texts")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    why = models.TextField(max_length=LONGEST_WHY)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the whole content of this edition")

    class Meta:
        ordering = ("report", "edition")
        constraints = (
            models.UniqueConstraint(fields=("report", "edition"), name="one_correction_an_edition"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="correction_changes_something"),
            models.CheckConstraint(condition=~Q(why=""), name="correction_says_why"),
        )
        triggers = (
            pgtrigger.Protect(name="correction_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="correction_is_the_next_edition",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=ONLY_PUBLISHED_AND_IN_LINE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}, edition {self.edition}"
