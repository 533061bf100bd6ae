"""How many experiences are public, by what anybody may read on them: kept by PostgreSQL as things change.

Nothing here is written by Python: see `migrations/_rollups_sql.py` for the functions and
triggers, and decision 13 for the reasons.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal


class Counted(models.Model):
    """What one public experience adds to the counts. It goes the moment that the experience is not public."""

    PERSONAL: ClassVar = (
        Personal(
            ("phase", "waits_since"),
            what="The age group and the day of sending of a published experience, for counting",
            who="Nobody. Totals of ten or more, on the council’s dashboard",
            why="So that the council sees what needs to change without opening anybody’s record",
            kept="While the experience is published",
        ),
    )

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, primary_key=True, related_name="counted")
    month = models.DateField(help_text="The first day of the month in which the newest text was published")
    cornerstones = ArrayField(models.BigIntegerField())
    areas = ArrayField(models.BigIntegerField(), help_text="Areas of weakness of the answers to it")
    district = models.BigIntegerField(help_text="0: not said")
    phase = models.CharField(max_length=20, blank=True)
    who = models.CharField(max_length=30, help_text="Who speaks; young people by whose voice it is")
    valued = models.BooleanField()
    needs_change = models.BooleanField()
    waits_since = models.DateField(null=True, help_text="The day it was sent, while no answer is published")

    class Meta:
        verbose_name_plural = "counted"

    def __str__(self) -> str:
        return f"{self.submission_id} in the counts"


class Rollup(models.Model):
    """A change of the counts. The counts are the sums of these rows; at night, rows of one kind become one."""

    month = models.DateField()
    cornerstone = models.BigIntegerField(help_text="0: whatever it is about")
    area = models.BigIntegerField(help_text="0: whatever area its answers belong to")
    district = models.BigIntegerField(help_text="0: not said")
    phase = models.CharField(max_length=20, blank=True)
    who = models.CharField(max_length=30)
    number = models.IntegerField()
    valued = models.IntegerField()
    needs_change = models.IntegerField()
    waiting = models.IntegerField(help_text="Without a published answer")

    class Meta:
        indexes = (models.Index(fields=("cornerstone", "area", "month"), name="rollup_cut"),)

    def __str__(self) -> str:
        return f"{self.month:%B %Y}: {self.number:+}"


class WaitingRollup(models.Model):
    """A change of how many experiences of one day wait for an answer."""

    received_on = models.DateField()
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.received_on}: {self.number:+}"


class Recount(models.Model):
    """On which days the counts were compared with a full recount, and how many of them differed the last time."""

    on = models.DateField(default=clock.today, unique=True)
    differences = models.PositiveIntegerField()
    mended = models.BooleanField(default=False)

    class Meta:
        ordering = ("-on",)

    def __str__(self) -> str:
        return f"{self.on:%d %B %Y}: {self.differences} differences"
