"""What the council answers and promises."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.enums import RESPONSE_STATES, Outcome, ResponseState
from feedback.models.submissions import Submission
from lib import clock


class ResponseQuerySet(models.QuerySet["Response"]):
    """Reads of answers."""

    def published(self) -> Self:
        """Those that anybody may see, newest first."""
        return self.filter(state=ResponseState.PUBLISHED).order_by("-published_at", "-pk")

    def drafts(self) -> Self:
        """Those still being written."""
        return self.filter(state=ResponseState.DRAFT)


@pghistory.track()
class Response(models.Model):
    """One answer to one or several experiences: said, did / will / cannot and why, evidence, owner, date."""

    reference = models.CharField(max_length=20, unique=True)
    experiences = models.ManyToManyField(Submission, related_name="responses")
    said = models.TextField(help_text="What people told us, in a sentence or two")
    outcome = models.CharField(max_length=10, choices=Outcome)
    answer = models.TextField(help_text="What we did, will do, or cannot do")
    reason = models.TextField(blank=True, help_text="Why, where we cannot or see it differently")
    evidence = models.TextField(blank=True, help_text="How anyone can tell that it happened")
    owner = models.CharField(max_length=120, help_text="The post that answers for it, not a person's name")
    due_on = models.DateField(null=True, blank=True, help_text="By when, where something is still to do")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="responses")
    area_of_weakness = models.ForeignKey(
        AreaOfWeakness, on_delete=models.PROTECT, null=True, blank=True, related_name="responses"
    )
    state = models.CharField(max_length=10, choices=ResponseState, default=ResponseState.DRAFT)
    version = models.PositiveIntegerField(
        default=1, help_text="Counts every save, so that two people never overwrite each other"
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        indexes = (models.Index(fields=("state", "-published_at"), name="response_published"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ResponseState.DRAFT) | Q(published_at__isnull=False, published_by__isnull=False),
                name="published_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=ResponseState.DRAFT) | ~(Q(said="") | Q(answer="") | Q(owner="")),
                name="published_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=(Outcome.CANNOT, Outcome.DISAGREE)) | ~Q(reason=""), name="a_no_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.WILL) | Q(due_on__isnull=False), name="a_promise_has_a_date"
            ),
            models.CheckConstraint(condition=~Q(outcome=Outcome.DID) | ~Q(evidence=""), name="a_deed_has_evidence"),
        )
        triggers = (
            pgtrigger.FSM(name="response_states", field="state", transitions=RESPONSE_STATES.fsm()),
            pgtrigger.Protect(
                name="response_begins_as_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=ResponseState.DRAFT),
            ),
            pgtrigger.Protect(
                name="published_answer_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=ResponseState.PUBLISHED),
            ),
        )

    def __str__(self) -> str:
        return self.reference
