"""Somebody may not be safe: while a concern is open nothing of that submission is public."""

from datetime import datetime
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from feedback.enums import CONCERN_STATES, ConcernOutcome, ConcernState, RaisedFrom
from feedback.models.role_rules import ONLY_LEADS_HANDLE_IT, ONLY_LEADS_WRITE_NOTES
from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal


class SafeguardingConcern(models.Model):
    """A worry about somebody's safety. Only the safeguarding role reads it."""

    PERSONAL: ClassVar = (
        Personal(
            ("worry", "outcome", "referral_reference"),
            what="Why somebody may not be safe, and what was done",
            who="The safeguarding lead; each opening is noted. Auditor: totals",
            why="To keep a child safe (Children Act 2004, section 11)",
            kept="As the council’s safeguarding schedule says",
        ),
        Personal(
            ("raised_at", "raised_from", "concern_key", "about"),
            what="The exact time at which somebody said it and from which page, also where they gave no name; a code "
            "of the form so that one press counts once; the reference they named. Never who or from where",
            who="The safeguarding lead; each opening is noted. Auditor: totals by quarter",
            why="An alert has to go on within minutes, so the day alone is not enough",
            kept="As the council’s safeguarding schedule says",
        ),
    )

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="concerns")
    about = models.CharField(
        max_length=60, blank=True, help_text="What it is about where it is no submission, such as a call-back"
    )
    concern_key = models.CharField(max_length=64, null=True, blank=True, unique=True, help_text="One form, one concern")
    worry = models.TextField(
        blank=True, help_text="What the person who raised it saw; only the safeguarding role reads this"
    )
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=20, choices=ConcernState, default=ConcernState.OPEN)
    raised_from = models.CharField(max_length=10, choices=RaisedFrom, default=RaisedFrom.DESK)
    handed_to = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Who is asked to go on"
    )
    hands = models.PositiveSmallIntegerField(default=0, help_text="How often it was handed to another lead")
    picked_up_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    picked_up_at = models.DateTimeField(null=True, blank=True)
    last_step_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody last picked it up, wrote down what was done, or handed it on"
    )
    outcome_kind = models.CharField(max_length=15, choices=ConcernOutcome, blank=True)
    outcome = models.TextField(blank=True)
    referral_reference = models.CharField(max_length=60, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("raised_at", "pk")
        indexes = (models.Index(fields=("submission",), condition=~Q(state="closed"), name="open_concerns"),)
        constraints = (
            models.CheckConstraint(condition=Q(submission=None) | Q(about=""), name="a_concern_is_about_one_thing"),
            models.CheckConstraint(
                condition=Q(state=ConcernState.OPEN) | Q(picked_up_by__isnull=False), name="picked_up_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(state=ConcernState.CLOSED) | ~Q(outcome="") & ~Q(outcome_kind=""),
                name="closed_with_an_outcome",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="concern_states", field="state", transitions=CONCERN_STATES.fsm()),
            pgtrigger.ReadOnly(
                name="concern_is_kept",
                fields=["submission", "about", "concern_key", "worry", "raised_by", "raised_at", "raised_from"],
            ),
            pgtrigger.Protect(name="concern_not_deleted", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="only_leads_handle_it",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("who", "BIGINT")],
                func=ONLY_LEADS_HANDLE_IT,
            ),
        )

    def __str__(self) -> str:
        return f"Concern about {self.reference}"

    @property
    def reference(self) -> str:
        """What it is about, as people at the desk name it."""
        return self.submission.reference if self.submission else self.about

    @property
    def alert_key(self) -> str:
        """What the rota knows its alert by: a new one each time it is handed on, and nothing about anybody."""
        return f"{self.alert_keys}{self.hands}"

    @property
    def alert_keys(self) -> str:
        """How the keys of all its alerts begin."""
        return f"concern:{self.pk}:"

    @property
    def reminder_key(self) -> str:
        """What the rota knows the reminder by that nothing was written down since the last step."""
        return f"{self.alert_keys}quiet:{self.last_step.timestamp():.0f}"

    @property
    def last_step(self) -> datetime:
        """When somebody last did something about it; until then, when it was raised."""
        return self.last_step_at or self.picked_up_at or self.raised_at


class ConcernNote(models.Model):
    """What was done about a concern, entry by entry. Nothing about it ever changes."""

    PERSONAL: ClassVar = (
        Personal(
            ("text",),
            what="What was done about somebody’s safety",
            who="The safeguarding lead; each opening is noted",
            why="To keep a child safe (Children Act 2004, section 11)",
            kept="As the council’s safeguarding schedule says",
        ),
    )

    concern = models.ForeignKey(SafeguardingConcern, on_delete=models.PROTECT, related_name="notes")
    note_key = models.CharField(max_length=64, unique=True, help_text="One form, one note")
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),)
        triggers = (
            pgtrigger.Protect(name="note_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="only_leads_write_notes",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=ONLY_LEADS_WRITE_NOTES,
            ),
        )

    def __str__(self) -> str:
        return f"Note on {self.concern}"
