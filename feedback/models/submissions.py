"""A submission, its words as sent, and the code that lets its writer come back."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.enums import Sector
from accounts.models import User
from authority.models import District
from cornerstones.models import Cornerstone
from feedback.enums import (
    SUBMISSION_STATES,
    AboutOneChild,
    AgeBand,
    Channel,
    Company,
    Language,
    Phase,
    Readers,
    Setting,
    Speaker,
    StatutoryClass,
    SubmissionState,
    Voice,
    Wellbeing,
)
from feedback.models.decision_rules import A_DECISION_STANDS_BEHIND
from feedback.models.rules import (
    NO_PUBLISHING_WHILE_UNSAFE,
    TWO_OFFICERS_FOR_VEXATIOUS,
    TWO_PEOPLE_FOR_A_YOUNG_PERSON,
)
from feedback.models.submissions_personal import PERSONAL
from feedback.models.submissions_read import SubmissionQuerySet
from lib import clock

# Only what staff do is kept with its hour; a writer who withdraws leaves a day and no more.
STAFF_CHANGED_STATE = pgtrigger.Condition(
    "OLD.state IS DISTINCT FROM NEW.state AND NEW.state <> 'withdrawn' AND OLD.state <> 'withdrawn'"
)


@pghistory.track(
    pghistory.UpdateEvent("state_changed", condition=STAFF_CHANGED_STATE),
    fields=["reference", "state", "readers", "statutory_class"],
)
class Submission(models.Model):
    """What somebody told us, without the words: those are apart, in `OriginalWords`."""

    PERSONAL: ClassVar = PERSONAL

    reference = models.CharField(max_length=20, unique=True)
    submission_key = models.CharField(
        max_length=64, unique=True, help_text="One draft is sent once, however often the button is pressed"
    )
    speaker = models.CharField(max_length=20, choices=Speaker)
    voice = models.CharField(max_length=20, choices=Voice, default=Voice.OWN)
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    cornerstones = models.ManyToManyField(Cornerstone, blank=True, related_name="submissions")
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions")
    phase = models.CharField(max_length=20, choices=Phase, blank=True)
    setting = models.CharField(max_length=20, choices=Setting, blank=True)
    about_one_child = models.CharField(max_length=10, choices=AboutOneChild, blank=True)
    statutory_class = models.CharField(max_length=20, choices=StatutoryClass, blank=True)
    readers = models.CharField(max_length=20, choices=Readers, default=Readers.FORUM_AND_COUNCIL)
    may_quote = models.BooleanField(default=False, help_text="The writer lets us quote the published words in reports")
    language = models.CharField(max_length=5, choices=Language, default=Language.ENGLISH)
    age_band = models.CharField(max_length=10, choices=AgeBand, blank=True)
    company = models.CharField(max_length=10, choices=Company, blank=True, help_text="Was a grown-up there?")
    sector = models.CharField(max_length=20, choices=Sector, blank=True, help_text="Where a professional works")
    wellbeing = models.CharField(
        max_length=15, choices=Wellbeing, blank=True, help_text="How a professional is at work"
    )
    privacy_version = models.CharField(max_length=20)
    state = models.CharField(max_length=30, choices=SubmissionState, default=SubmissionState.RECEIVED)
    received_on = models.DateField(default=clock.today, help_text="The day only: an hour could point to a person")
    withdrawn_on = models.DateField(null=True, blank=True)
    claimed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    claimed_until = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(
        default=1, help_text="Counts every decision, so that two people never decide the same one"
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ("received_on", "pk")
        indexes = (
            models.Index(fields=("state", "received_on", "id"), name="submission_queue"),
            models.Index(fields=("received_on",), name="submission_period"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(voice=Voice.GROUP, group_size__gte=2) | (~Q(voice=Voice.GROUP) & Q(group_size=None)),
                name="a_group_has_a_size",
            ),
            models.CheckConstraint(
                condition=Q(claimed_by=None, claimed_until=None)
                | Q(claimed_by__isnull=False, claimed_until__isnull=False),
                name="claim_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(speaker=Speaker.YOUNG_PERSON) | Q(age_band="", company=""), name="ages_of_young_people_only"
            ),
            models.CheckConstraint(
                condition=Q(speaker__in=(Speaker.PROFESSIONAL, Speaker.PARTNER)) | Q(sector="", wellbeing=""),
                name="workplaces_of_professionals_only",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(state=SubmissionState.WITHDRAWN), name="withdrawn_has_a_day"
            ),
        )
        triggers = (
            pgtrigger.FSM(name="submission_states", field="state", transitions=SUBMISSION_STATES.fsm()),
            pgtrigger.Protect(
                name="submission_begins_received",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=SubmissionState.RECEIVED),
            ),
            pgtrigger.ReadOnly(
                name="submission_is_kept", fields=["reference", "submission_key", "speaker", "channel", "received_on"]
            ),
            pgtrigger.Trigger(
                name="not_published_while_unsafe",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__state=SubmissionState.PUBLISHED)
                & ~pgtrigger.Q(old__state=SubmissionState.PUBLISHED),
                func=NO_PUBLISHING_WHILE_UNSAFE,
            ),
            pgtrigger.Trigger(
                name="two_people_for_a_young_person",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__state=SubmissionState.PUBLISHED, new__speaker=Speaker.YOUNG_PERSON)
                & ~pgtrigger.Q(old__state=SubmissionState.PUBLISHED),
                func=TWO_PEOPLE_FOR_A_YOUNG_PERSON,
            ),
            pgtrigger.Trigger(
                name="a_decision_stands_behind",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.state IS DISTINCT FROM NEW.state AND NEW.state <> 'withdrawn'"),
                func=A_DECISION_STANDS_BEHIND,
            ),
            pgtrigger.Trigger(
                name="two_officers_for_vexatious",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__state=SubmissionState.WITHHELD)
                & ~pgtrigger.Q(old__state=SubmissionState.WITHHELD),
                func=TWO_OFFICERS_FOR_VEXATIOUS,
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def lang(self) -> str:
        """The code of the language of its words for a page in English; empty where they are in English too."""
        return "" if self.language == Language.ENGLISH else self.language
