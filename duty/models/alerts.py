"""An alert that goes from person to person until somebody picks it up (LA-16). It says nothing of what it is about."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from duty.enums import ALERT_STATES, AlertState, Reason
from lib import clock


class Alert(models.Model):
    """Somebody has to look. `key` is whatever raised it calls it by, and says nothing about anybody."""

    key = models.CharField(max_length=100, unique=True)
    is_test = models.BooleanField(default=False)
    is_reminder = models.BooleanField(
        default=False, help_text="Somebody picked it up, and nothing was written down about it for hours"
    )
    first_to = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Whom it was handed to"
    )
    raised_at = models.DateTimeField(default=clock.now)
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=AlertState, default=AlertState.WAITING)
    round = models.PositiveIntegerField(default=1, help_text="1: one after the other. From 2: everybody, each hour")
    due_at = models.DateTimeField(default=clock.now, help_text="When the next person is told")
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-raised_at", "-pk")
        indexes = (models.Index(fields=("due_at",), condition=Q(state="waiting"), name="waiting_alerts"),)
        constraints = (
            models.UniqueConstraint(
                fields=("is_test",), condition=Q(is_test=True, state="waiting"), name="one_test_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state=AlertState.ANSWERED, answered_by__isnull=False, answered_at__isnull=False)
                | (~Q(state=AlertState.ANSWERED) & Q(answered_by=None, answered_at=None)),
                name="answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=AlertState.ENDED) | Q(is_test=True), name="only_a_test_ends_unanswered"
            ),
        )
        triggers = (
            pgtrigger.FSM(name="alert_states", field="state", transitions=ALERT_STATES.fsm()),
            pgtrigger.ReadOnly(
                name="alert_is_kept", fields=["key", "is_test", "is_reminder", "first_to", "raised_at", "raised_by"]
            ),
            pgtrigger.Protect(name="alert_stays", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"Alert {self.pk}"


class AlertStep(models.Model):
    """One person was told, once in a round. Nothing about it ever changes."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="steps")
    round = models.PositiveIntegerField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=Reason)
    at = models.DateTimeField(default=clock.now)
    by_text = models.BooleanField(default=False, help_text="By text as well as by e-mail")

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("alert", "round", "person"), name="told_once_in_a_round"),)
        triggers = (pgtrigger.Protect(name="step_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.person} was told"
