"""Strategic commitments: the council's own texts, as records that it changes itself (AD-10)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from cornerstones.models import Cornerstone

RESERVED = ("actions", "desk", "focus-list", "our-actions", "promises", "new")  # addresses of pages


@pghistory.track()
class Commitment(models.Model):
    """Something that the council and its partners have said they will do, over years. Every change is kept."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    text = models.TextField(help_text="The council's own words")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="commitments")
    order = models.PositiveSmallIntegerField(default=0)
    in_force_from = models.DateField(null=True, blank=True, help_text="Empty where the day is not known")
    in_force_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Where the words stand, so that anyone can check")

    class Meta:
        ordering = ("cornerstone__order", "order", "title")
        constraints = (
            models.CheckConstraint(condition=~Q(slug__in=RESERVED), name="commitment_address_is_free"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="commitment_says_something"),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                name="commitment_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title
