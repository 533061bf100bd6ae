"""The council's own settings: its name, places, promises in days and what makes a figure safe to show."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from authority.enums import Locality


@pghistory.track()
class Settings(models.Model):
    """The one row of settings that an administrator edits; every change is kept."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    authority_name = models.CharField(max_length=100, default="Devon County Council")
    area_name = models.CharField(max_length=60, default="Devon")
    forum_name = models.CharField(max_length=100, default="Parent Carer Forum Devon")
    moderated_within_days = models.PositiveSmallIntegerField(
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Working days until a person has read what was sent",
    )
    answered_within_days = models.PositiveSmallIntegerField(
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="Working days until the council's first answer",
    )
    claim_minutes = models.PositiveSmallIntegerField(
        default=60,
        validators=[MinValueValidator(5), MaxValueValidator(600)],
        help_text="Minutes that a moderator keeps an item to themselves",
    )
    most_claims = models.PositiveSmallIntegerField(
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text="How many items one moderator holds at once, so that nobody carries the whole queue",
    )
    second_person_share = models.PositiveSmallIntegerField(
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Percent of a text that one moderator may take out; past it a second person agrees",
    )
    alert_minutes = models.PositiveSmallIntegerField(
        default=30,
        validators=[MinValueValidator(5), MaxValueValidator(240)],
        help_text="Minutes until the next person on the safeguarding rota is alerted",
    )
    quiet_hours = models.PositiveSmallIntegerField(
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(168)],
        help_text="Hours after which the safeguarding rota is told that nothing was written down about a concern that "
        "somebody picked up",
    )
    draft_days = models.PositiveSmallIntegerField(
        default=28,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text="Days until an unsent draft is deleted",
    )
    called_back_within_days = models.PositiveSmallIntegerField(
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="Working days until somebody who asked for it is rung, or is sent what they ordered",
    )
    contact_months = models.PositiveSmallIntegerField(
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text="Months until contact details that were not needed again are deleted",
    )
    withdrawn_days = models.PositiveSmallIntegerField(
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text="Days until words that their writer took back are deleted for ever",
    )
    answers_need_second_reader = models.BooleanField(
        default=False, db_default=False, help_text="Another person must read and agree before an answer is published"
    )
    report_months = models.PositiveSmallIntegerField(
        default=3,
        choices=((1, "Each month"), (3, "Each quarter"), (6, "Twice a year"), (12, "Each year")),
        help_text="How long the period of a progress report is; never shorter than a month",
    )

    class Meta:
        verbose_name = "settings"
        verbose_name_plural = "settings"
        constraints = (
            models.CheckConstraint(condition=models.Q(only=True), name="one_row_of_settings"),
            models.CheckConstraint(condition=models.Q(report_months__in=(1, 3, 6, 12)), name="report_period_is_fixed"),
        )

    def __str__(self) -> str:
        return self.authority_name


@pghistory.track()
class District(models.Model):
    """A district or city council area: the smallest place that we ask for or show."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60, unique=True)
    locality = models.CharField(
        max_length=20, choices=Locality, blank=True, help_text="Empty where the locality is not confirmed"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "name")

    def __str__(self) -> str:
        return self.name
