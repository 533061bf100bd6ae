"""The words as sent, and the code that lets their writer come back: each apart from the submission."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal


class OriginalWords(models.Model):
    """The words as sent: never changed; a correction is a new version. Read only where it is noted who read."""

    PERSONAL: ClassVar = (
        Personal(
            ("valued", "needs_change"),
            what="The words as sent",
            who=(
                "The moderator at whose desk it waits, the council’s decider where it is recommended not to "
                "publish, the safeguarding lead while a concern is open; each opening is noted. The writer, by "
                "code"
            ),
            why=(
                "The law asks for comments (SEND Regulations 2014, regulation 56); they have to be read to be made safe"
            ),
            kept=(
                "Until the writer takes them back, then the council’s days (30); otherwise with the archive, as "
                "the council’s schedule says"
            ),
        ),
    )

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="original_words")
    version = models.PositiveSmallIntegerField(default=1)
    valued = models.TextField(blank=True)
    needs_change = models.TextField(blank=True)
    sent_on = models.DateField(default=clock.today)

    class Meta:
        ordering = ("submission", "version")
        verbose_name_plural = "original words"
        constraints = (
            models.UniqueConstraint(fields=("submission", "version"), name="words_version"),
            models.CheckConstraint(condition=~Q(valued="") | ~Q(needs_change=""), name="words_not_both_empty"),
        )
        triggers = (pgtrigger.Protect(name="words_never_change", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"Words of {self.submission_id}"


class ReceiptCode(models.Model):
    """A keyed hash of the writer's secret code. The code itself is nowhere here."""

    PERSONAL: ClassVar = (
        Personal(
            ("code_hash",),
            what="A keyed hash of the writer’s code",
            who="Nobody",
            why="To let the writer come back",
            kept="As long as the submission",
        ),
    )

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="receipt_code")
    code_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        triggers = (pgtrigger.Protect(name="code_never_changes", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return "A receipt code"
