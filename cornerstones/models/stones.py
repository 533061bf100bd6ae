"""The Four Cornerstones, what people notice, and the areas that inspectors named."""

import pghistory
from django.db import models


@pghistory.track()
class Cornerstone(models.Model):
    """One of the four words in which everything is sorted and judged."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(unique=True)
    summary = models.TextField(help_text="One or two plain sentences")

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Indicator(models.Model):
    """What people notice when a cornerstone is really there."""

    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.CASCADE, related_name="indicators")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("cornerstone", "order"), name="indicator_order"),)

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class AreaOfWeakness(models.Model):
    """One of the four areas that inspectors named in December 2018."""

    code = models.SlugField(max_length=10, unique=True)
    name = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order",)
        verbose_name_plural = "areas of weakness"

    def __str__(self) -> str:
        return f"{self.code.upper()}: {self.name}"
