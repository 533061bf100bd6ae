"""Rounds: one question, the priorities in it, and the time until which partners and families choose."""

from datetime import datetime
from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import User
from cornerstones.models import Event
from priorities.enums import ROUND_STATES, RoundState
from priorities.models.rules import ASKED_STAYS_ASKED

MOST_STARS_EACH = 50


class StarRoundQuerySet(models.QuerySet["StarRound"]):
    """Reads of rounds."""

    def of_the_portal(self) -> Self:
        """Those held here, not written down from an event's write-up."""
        return self.filter(recorded=False)

    def open(self) -> Self:
        """Those that take ballots, if their time is not over."""
        return self.filter(state=RoundState.OPEN)

    def over_at(self, moment: datetime) -> Self:
        """Those that are open although their time is over."""
        return self.open().filter(closes_at__lte=moment)

    def known_to_all(self) -> Self:
        """Those that anybody may know of: every one that has opened."""
        return self.exclude(state=RoundState.DRAFT)


@pghistory.track()
class StarRound(models.Model):
    """One occasion on which partners give stars and families choose, with the number that makes the focus list."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=150)
    question = models.CharField(max_length=200, blank=True, help_text="What everybody is asked")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="rounds")
    about = models.TextField(blank=True, help_text="How the stars were given, in plain words")
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    recorded = models.BooleanField(
        default=False, help_text="Held elsewhere; only its result was written down here, from a write-up"
    )
    threshold = models.PositiveSmallIntegerField(default=3, help_text="Stars that put a priority on the focus list")
    stars_each = models.PositiveSmallIntegerField(default=5, help_text="Stars that each organisation may give")
    with_families = models.BooleanField(
        default=True, help_text="Parent carers and young people choose too, each by a code, each counted apart"
    )
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    previous = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="next",
        help_text="What it is compared with",
    )
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: its time was over"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True, help_text="The day, for rounds of which no time is known too")
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    objects = StarRoundQuerySet.as_manager()

    class Meta:
        ordering = ("-closed_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(threshold__gte=1), name="threshold_counts"),
            models.CheckConstraint(
                condition=Q(stars_each__gte=1, stars_each__lte=MOST_STARS_EACH), name="stars_each_counts"
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="round_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(state=RoundState.DRAFT)
                | Q(recorded=True)
                | Q(opens_at__isnull=False, closes_at__isnull=False, opened_at__isnull=False),
                name="open_round_has_its_times",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(RoundState.DRAFT, RoundState.OPEN)) | Q(closed_on__isnull=False),
                name="closed_round_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(recorded=True) | ~Q(state=RoundState.PUBLISHED) | Q(published_by__isnull=False),
                name="round_published_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="round_states", field="state", transitions=ROUND_STATES.fsm()),
            pgtrigger.Protect(
                name="round_begins_as_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=RoundState.DRAFT) & pgtrigger.Q(new__recorded=False),
            ),
            pgtrigger.Trigger(
                name="asked_stays_asked", when=pgtrigger.Before, operation=pgtrigger.Update, func=ASKED_STAYS_ASKED
            ),
        )

    def __str__(self) -> str:
        return self.name

    def takes_ballots_at(self, moment: datetime) -> bool:
        """Say whether a ballot given at `moment` counts."""
        return self.state == RoundState.OPEN and self.closes_at is not None and moment < self.closes_at
