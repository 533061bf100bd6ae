"""Small wins and thanks: said as what they are, and never counted as answers, actions or promises (LA-18)."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import User
from cornerstones.models import Cornerstone
from feedback.enums import SMALL_WIN_STATES, ReportState, SmallWinKind, SmallWinState
from feedback.models.role_rules import ONLY_THOSE_WHO_TELL_SMALL_WINS
from feedback.models.rules_of_answers import ANOTHER_PERSON_PUBLISHES_THE_WIN
from feedback.models.submissions import Submission
from lib import clock


class SmallWinQuerySet(models.QuerySet["SmallWin"]):
    """Reads of small wins and thanks."""

    def published(self) -> Self:
        """Those that anybody may read, newest first."""
        return self.unheld().unhidden().filter(state=SmallWinState.PUBLISHED).order_by("-published_at", "-pk")

    def unhidden(self) -> Self:
        """Those that nobody hid by saying “this says something about me”, and that nobody took down for it."""
        return self.filter(~Exists(_reported()))

    def drafts(self) -> Self:
        """Those still being written, last saved first."""
        return self.unheld().filter(state=SmallWinState.DRAFT).order_by("-written_at", "-pk")

    def unheld(self) -> Self:
        """Those that tell only of experiences that are public: else their words would tell of what is hidden."""
        return self.filter(~Exists(_hidden_experiences()))

    def held(self) -> Self:
        """Those that were published or begun and wait: for an experience that they tell of, or for somebody to look."""
        return self.filter(Exists(_hidden_experiences()) | Exists(_reported())).exclude(state=SmallWinState.TAKEN_BACK)


def _hidden_experiences() -> "models.QuerySet[Submission]":
    public = Submission.objects.published().values("pk")
    return Submission.objects.filter(small_wins=OuterRef("pk")).exclude(pk__in=public)


def _reported() -> "models.QuerySet[SmallWin]":
    waits = Q(reports_about_me__state=ReportState.OPEN, reports_about_me__hides=True)
    return SmallWin.objects.filter(waits | Q(reports_about_me__state=ReportState.TAKEN_DOWN), pk=OuterRef("pk"))


@pghistory.track()
class SmallWin(models.Model):
    """A small win or a thank you, in a few sentences."""

    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10, choices=SmallWinKind)
    text = models.TextField(help_text="What went well, or whom we thank for what, in a few sentences")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="small_wins")
    experiences = models.ManyToManyField(Submission, related_name="small_wins", blank=True)
    state = models.CharField(max_length=10, choices=SmallWinState, default=SmallWinState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = SmallWinQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_small_win_says_something"),
            models.CheckConstraint(
                condition=Q(state=SmallWinState.DRAFT) | Q(published_at__isnull=False, published_by__isnull=False),
                name="small_win_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=SmallWinState.TAKEN_BACK)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="small_win_taken_back_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="small_win_states", field="state", transitions=SMALL_WIN_STATES.fsm()),
            pgtrigger.Protect(
                name="small_win_begins_as_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=SmallWinState.DRAFT),
            ),
            pgtrigger.Protect(
                name="small_win_stays",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__state=SmallWinState.DRAFT),
            ),
            pgtrigger.Trigger(
                name="another_person_publishes_the_win",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=SmallWinState.DRAFT, new__state=SmallWinState.PUBLISHED),
                func=ANOTHER_PERSON_PUBLISHES_THE_WIN,
            ),
            pgtrigger.Protect(
                name="small_win_is_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'draft' AND "
                    "ROW(OLD.text, OLD.kind, OLD.cornerstone_id, OLD.reference, OLD.published_at, OLD.published_by_id) "
                    "IS DISTINCT FROM "
                    "ROW(NEW.text, NEW.kind, NEW.cornerstone_id, NEW.reference, NEW.published_at, NEW.published_by_id)"
                ),
            ),
            pgtrigger.Trigger(
                name="only_those_who_tell_small_wins",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                declare=[("who", "BIGINT")],
                func=ONLY_THOSE_WHO_TELL_SMALL_WINS,
            ),
        )

    def __str__(self) -> str:
        return self.reference
