"""What came after an answer, and whether it made a difference; and who else says "this is true for me too"."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from accounts.models import User
from feedback.enums import Difference, HowFar, RealSay
from feedback.models.responses import Response
from feedback.models.rules_of_answers import ANOTHER_PERSON_SAW_THE_UPDATE
from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal


class ResponseUpdate(models.Model):
    """What happened since an answer was published. It never changes; a later one follows it."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="updates")
    progress = models.CharField(max_length=10, choices=HowFar)
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True, help_text="The new day, where the promised one moved")
    update_key = models.CharField(max_length=64, unique=True, help_text="One form makes one update")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        indexes = (GinIndex(SearchVector("text", config="english"), name="update_stems"),)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="an_update_says_something"),
            models.CheckConstraint(
                condition=~Q(progress=HowFar.LATE) | Q(due_on__isnull=False), name="what_is_late_has_a_new_day"
            ),
        )
        triggers = (
            pgtrigger.Protect(name="update_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="another_person_saw_the_update",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=ANOTHER_PERSON_SAW_THE_UPDATE,
            ),
        )

    def __str__(self) -> str:
        return f"{self.response}: {self.get_progress_display()}"


class ImpactAnswer(models.Model):
    """Whether an answer made a difference to its writer, and to a young person whether they had a real say.

    One for each answer and writer; a later one takes its place. Only totals of many leave here.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("difference", "real_say"),
            what="Whether an answer made a difference, and was a real say",
            who="The writer, by code. Others: totals through disclosure control",
            why="The law asks what came of it; families ask too",
            kept="With the submission",
        ),
    )

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="impact_answers")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="impact_answers")
    difference = models.CharField(max_length=10, choices=Difference, blank=True)
    real_say = models.CharField(max_length=10, choices=RealSay, blank=True)
    said_on = models.DateField(default=clock.today, help_text="The day only")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("response", "submission"), name="one_impact_answer_each"),
            models.CheckConstraint(condition=~Q(difference="", real_say=""), name="an_impact_answer_says_something"),
        )

    def __str__(self) -> str:
        return self.get_difference_display() or self.get_real_say_display()


class TrueForMeToo(models.Model):
    """Somebody says that a published experience is true for them too: no words, no account, and no way back to them.

    `mark` is a keyed hash of a secret in their browser and of the experience, so that two marks of one person
    cannot be joined.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("mark",),
            what="A hash of a secret in a browser and of the experience",
            who="Nobody; totals through disclosure control",
            why="One press counts once",
            kept="With the experience",
        ),
    )

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="true_for_me_too")
    mark = models.CharField(max_length=64, unique=True)
    month = models.DateField(help_text="The first day of the month")

    class Meta:
        verbose_name_plural = "true for me too"

    def __str__(self) -> str:
        return "True for me too"
