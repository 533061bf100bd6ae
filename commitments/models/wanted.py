"""Officers were asked for the notes that the report of a period waits for (LA-11)."""

from typing import ClassVar

from django.db import models

from accounts.models import User
from commitments.models.actions import Action
from commitments.models.steps import kept
from lib import clock
from lib.personal import Personal


class NoteWanted(models.Model):
    """An officer was asked to say why an action was late or in trouble when a period ended. It never changes."""

    PERSONAL: ClassVar = (
        Personal(
            ("officer",),
            what="Which officer of the council was asked for the note of an action, and when",
            who="The council's officers, and report editors",
            why="So that a report does not wait for somebody who was never told",
            kept="With the action, as evidence",
        ),
    )

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="wanted")
    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    period_end = models.DateField(help_text="The last day of the period whose report waits")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "pk")
        verbose_name_plural = "notes wanted"
        triggers = (kept("note_wanted_is_kept"),)

    def __str__(self) -> str:
        return f"{self.action}, at the end of {self.period_end}"
