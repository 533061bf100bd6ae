"""What joins a promise of the council with a priority that partners put first."""

import pghistory
from django.db import models

from accounts.models import User
from feedback.models import Response
from lib import clock
from priorities.models import Priority


@pghistory.track()
class PromiseForPriority(models.Model):
    """One promise that the council made about one priority of a focus list. Whoever takes it away stays in the history.

    A promise is a published answer that says “We will do this” by a day, to something that families told.
    """

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="promises")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="for_priorities")
    joined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    joined_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "promises for priorities"
        constraints = (
            models.UniqueConstraint(fields=("priority", "response"), name="promise_joined_once_with_a_priority"),
        )

    def __str__(self) -> str:
        return f"{self.response_id} for {self.priority_id}"
