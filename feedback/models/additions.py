"""What is to be added to a published answer: kept until somebody has looked at it and publishes it."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from feedback.enums import AdditionKind, HowFar
from feedback.models.responses import Response
from feedback.models.rules_of_answers import ANOTHER_PERSON_ADDS_IT
from lib import clock


class AdditionQuerySet(models.QuerySet["Addition"]):
    """Reads of what is to be added."""

    def waiting(self) -> Self:
        """Those that nobody has published, oldest first, of answers that everybody can read now.

        A version for children tells again what families told, so it waits unseen while that may not be told (MO-08).
        """
        public = Response.objects.published().order_by()
        update, children = Q(kind=AdditionKind.UPDATE), Q(kind=AdditionKind.CHILDREN)
        told = children & Q(response__in=public.retold().values("pk"))
        shown = (update & Q(response__in=public.values("pk"))) | told
        return self.filter(shown, published_at=None).order_by("written_at", "pk")


class Addition(models.Model):
    """An update or a version for children before it is published, and who wrote and who published it afterwards."""

    reference = models.CharField(max_length=20, unique=True)
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="additions")
    kind = models.CharField(max_length=10, choices=AdditionKind)
    progress = models.CharField(max_length=10, choices=HowFar, blank=True)
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True, help_text="The new day of what is late")
    version = models.PositiveIntegerField(
        default=1, help_text="Counts every save, so that two people never overwrite each other"
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    objects = AdditionQuerySet.as_manager()

    class Meta:
        ordering = ("written_at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="an_addition_says_something"),
            models.CheckConstraint(
                condition=Q(kind=AdditionKind.CHILDREN, progress="", due_on=None)
                | Q(kind=AdditionKind.UPDATE) & ~Q(progress=""),
                name="an_addition_is_of_one_kind",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="addition_published_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.Protect(
                name="addition_begins_unpublished",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__published_by__isnull=False),
            ),
            pgtrigger.Protect(
                name="published_addition_is_kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_by__isnull=False),
            ),
            pgtrigger.Trigger(
                name="another_person_adds_it",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__published_by__isnull=False),
                func=ANOTHER_PERSON_ADDS_IT,
            ),
        )

    def __str__(self) -> str:
        return self.reference
