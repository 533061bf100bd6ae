"""Contact points, safety numbers and glossary: texts that an administrator edits, each with its last check."""

import pghistory
from django.db import models

from pages.enums import Block


@pghistory.track()
class ContactPoint(models.Model):
    """One way to reach a person, shown in the same block and order on every page."""

    block = models.CharField(max_length=20, choices=Block)
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=250, blank=True)
    url = models.URLField(blank=True)
    reply_time = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=250, blank=True)
    last_checked = models.DateField(
        null=True, blank=True, help_text="The day when somebody last rang or looked; empty means never"
    )

    class Meta:
        ordering = ("block", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("block", "name"), name="contact_point_once"),)

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class BlockText(models.Model):
    """The words above a block of contact points."""

    block = models.CharField(max_length=20, choices=Block, unique=True)
    heading = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    last_checked = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.heading


@pghistory.track()
class GlossaryEntry(models.Model):
    """A word or acronym in plain words."""

    slug = models.SlugField(max_length=60, unique=True)
    term = models.CharField(max_length=80, unique=True)
    meaning = models.TextField()
    last_checked = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("term",)
        verbose_name_plural = "glossary entries"

    def __str__(self) -> str:
        return self.term
