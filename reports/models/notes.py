"""What the forum and a young people's group say about a report before everybody reads it (LA-15)."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from lib import clock
from reports.enums import CommentBy, ReportState
from reports.models.reports import Report

LONGEST_NOTE = 3_000  # characters
ONLY_WHILE_ASKED = f"""
PERFORM 1 FROM reports_report report WHERE report.id = NEW.report_id AND report.state = '{ReportState.COMMENTING}';
IF NOT FOUND THEN
    RAISE EXCEPTION 'A note is written while its report is out for comment.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class NoteQuerySet(models.QuerySet["Note"]):
    """Reads of notes."""

    def standing(self) -> "NoteQuerySet":
        """The last note of each group: a later one takes the place of an earlier one."""
        return self.order_by("report_id", "by_group", "-at", "-pk").distinct("report_id", "by_group")


class Note(models.Model):
    """A group's note, which is printed with the report. It never changes; a new one takes its place."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="notes")
    by_group = models.CharField(max_length=20, choices=CommentBy)
    says_nothing = models.BooleanField(default=False, help_text="They read it and chose not to write a note")
    words = models.TextField(max_length=LONGEST_NOTE, blank=True)
    signed = models.CharField(max_length=120, help_text="Who says this; never the name of a person under 18")
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(says_nothing=True, words="") | (Q(says_nothing=False) & ~Q(words="")),
                name="note_says_something_or_that_it_does_not",
            ),
            models.CheckConstraint(condition=~Q(signed=""), name="note_is_signed"),
        )
        triggers = (
            pgtrigger.Protect(name="note_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="note_while_it_is_asked_for",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=ONLY_WHILE_ASKED,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_by_group_display()} on {self.report}"
