"""Who is on duty for safeguarding and when; where a text reaches them; what happens out of hours (AD-09)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from duty.enums import Turn, Weekday
from lib.personal import Personal
from lib.phones import dialling
from lib.sealed_field import SealedTextField


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Shift(models.Model):
    """The same hours each week, by the clock on the wall in Devon. They may cross midnight."""

    PERSONAL: ClassVar = (
        Personal(
            ("person", "weekday", "begins", "ends"),
            what="When one of the safeguarding leads is on duty",
            who="Administrators and safeguarding leads",
            why="So that somebody hears at once when a person may not be safe",
            kept="As long as it is on the rota; its changes as evidence of who was on duty",
        ),
    )

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="shifts")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    begins = models.TimeField()
    ends = models.TimeField(help_text="The same as the beginning: a whole day. Earlier: on the next day")
    turn = models.CharField(max_length=10, choices=Turn, default=Turn.FIRST)

    class Meta:
        ordering = ("weekday", "begins", "-turn", "pk")
        constraints = (
            models.UniqueConstraint(fields=("person", "weekday", "begins", "ends"), name="one_shift_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="shift_on_a_weekday"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.get_weekday_display()} {self.begins:%H:%M} to {self.ends:%H:%M}"


class Absence(models.Model):
    """Whole days on which somebody cannot be on duty. Why is nobody's business here."""

    PERSONAL: ClassVar = (
        Personal(
            ("person", "first_day", "last_day"),
            what="Days on which one of the safeguarding leads is away; never why",
            who="Administrators and safeguarding leads",
            why="So that an alert goes to somebody who is there",
            kept="30 days after the last day",
        ),
    )

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ("first_day", "last_day", "pk")
        constraints = (
            models.UniqueConstraint(fields=("person", "first_day", "last_day"), name="one_absence_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"{self.person} is away from {self.first_day} to {self.last_day}"


class DutyPhone(models.Model):
    """Where a text reaches one of the leads. Only they themselves see and change it."""

    PERSONAL: ClassVar = (
        Personal(
            ("number",),
            what="A mobile number for alerts (sealed)",
            who="The person themselves; others see only that there is one",
            why="To tell them at once when somebody may not be safe",
            kept="Until they take it out, or are no safeguarding lead any more",
        ),
    )

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="duty_phone")
    number = SealedTextField()

    def __str__(self) -> str:
        return f"Number of {self.person}"


@pghistory.track()
class OutOfHours(models.Model):
    """The one row that says what holds at night, at weekends and on bank holidays."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    action = models.TextField(blank=True, max_length=1_000, help_text="What a lead does out of hours, in plain words")

    class Meta:
        verbose_name = "out-of-hours line"
        constraints = (models.CheckConstraint(condition=Q(only=True), name="one_out_of_hours_line"),)

    def __str__(self) -> str:
        return self.name or "No out-of-hours line"

    @property
    def phone_href(self) -> str:
        """The address that rings it; empty where it has no number."""
        return dialling(self.phone)
