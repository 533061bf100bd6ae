"""Themes: experiences that belong together, told by many, with what a few see differently kept beside them."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cornerstones.models import Cornerstone
from feedback.enums import THEME_STATES, ReportState, ThemeState, View
from feedback.models.rules import NO_CIRCLE_OF_THEMES
from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Reads of themes."""

    def open(self) -> "ThemeQuerySet":
        """Those that stand for themselves, not joined with another."""
        return self.filter(state=ThemeState.OPEN)

    def hidden(self) -> "ThemeQuerySet":
        """Those that somebody hid by saying “this says something about me”.

        They stay hidden until a person has looked, and after “take it down” until somebody has said it in other words.
        """
        waits = Q(reports_about_me__state=ReportState.OPEN, reports_about_me__hides=True)
        unchanged = Q(changed_at=None) | Q(reports_about_me__looked_at__gt=F("changed_at"))
        return self.filter(waits | Q(unchanged, reports_about_me__state=ReportState.TAKEN_DOWN)).distinct()


@pghistory.track()
class Theme(models.Model):
    """One idea that several experiences share. Joined with another it keeps its members, so that it can be parted."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    summary = models.TextField(blank=True, help_text="What people say about it, in two or three sentences")
    dissent = models.TextField(blank=True, help_text="What some see differently: it stays beside the summary (MO-10)")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="themes")
    state = models.CharField(max_length=10, choices=ThemeState, default=ThemeState.OPEN)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    version = models.PositiveIntegerField(default=1, help_text="Counts every change")
    made_key = models.CharField(max_length=64, unique=True, help_text="One form makes one theme")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ThemeState.OPEN, merged_into=None)
                | Q(state=ThemeState.MERGED, merged_into__isnull=False),
                name="merged_into_another",
            ),
            models.CheckConstraint(condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="not_into_itself"),
        )
        triggers = (
            pgtrigger.FSM(name="theme_states", field="state", transitions=THEME_STATES.fsm()),
            pgtrigger.Protect(name="theme_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="no_circle_of_themes",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__merged_into__isnull=False),
                func=NO_CIRCLE_OF_THEMES,
            ),
        )

    def __str__(self) -> str:
        return self.title


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class InTheme(models.Model):
    """An experience that a person put in a theme. Whether the portal had suggested it is kept, to measure how well."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="members")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="in_themes")
    view = models.CharField(max_length=10, choices=View, default=View.SAME)
    suggested_place = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Its place among what was suggested, from 1; 0 where not among it; empty where nothing was shown",
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        verbose_name_plural = "in themes"
        constraints = (models.UniqueConstraint(fields=("theme", "submission"), name="once_in_a_theme"),)

    def __str__(self) -> str:
        return f"{self.submission} in {self.theme}"


class ThemeTrueForMeToo(models.Model):
    """Somebody says that a theme is true for them too: no words, no account, and no way back to them.

    `mark` is a keyed hash of a secret in their browser and of the theme, so that two marks of one person cannot be
    joined. A mark stays with its own theme when that is joined with another.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("mark",),
            what="A hash of a secret in a browser and of the theme",
            who="Nobody; totals through disclosure control",
            why="One press counts once",
            kept="With the theme",
        ),
    )

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="true_for_me_too")
    mark = models.CharField(max_length=64, unique=True)
    month = models.DateField(help_text="The first day of the month")

    class Meta:
        verbose_name_plural = "themes true for me too"

    def __str__(self) -> str:
        return "True for me too"
