"""What belongs to a proposal: its wordings, who says the same, and each step that was taken with it."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from cornerstones.models import Cornerstone
from lib import clock
from lib.personal import Personal
from priorities.enums import ProposalStep, Proposer, WhyDeclined
from priorities.models.proposals import Proposal
from priorities.models.rules import (
    VOICE_NEEDS_THE_LIST,
    WORDING_GOES_WITH_WHAT_WAS_SENT,
    WORDS_OF_A_VOICE_ONLY_GO,
)


class ProposalWording(models.Model):
    """The words of a proposal as people read them, after a moderator took out what shows who somebody is."""

    PERSONAL: ClassVar = (
        Personal(
            ("strength", "changes", "why"),
            what="What somebody proposes, without what shows who somebody is",
            who="The public, of the last wording of what is on the list. Forum moderators: every wording",
            why="So that everybody can read what is proposed",
            kept="With the list of proposals",
        ),
    )

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    strength = models.TextField()
    changes = models.TextField(blank=True)
    why = models.TextField(blank=True)
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("proposal", "number")
        constraints = (models.UniqueConstraint(fields=("proposal", "number"), name="wording_in_order"),)
        triggers = (
            pgtrigger.Protect(name="wording_is_kept", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="wording_goes_with_what_was_sent",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=WORDING_GOES_WITH_WHAT_WAS_SENT,
            ),
        )

    def __str__(self) -> str:
        return f"{self.proposal}, wording {self.number}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), exclude=["words"])
class ProposalVoice(models.Model):
    """Somebody says that theirs is the same: an organisation once, by name; a family without name or number.

    A voice stays with its own proposal when that is joined with another.
    """

    PERSONAL: ClassVar = (
        Personal(
            ("words", "voice", "by"),
            what="What somebody wanted to propose before they saw that it is there, and who they are by kind",
            who="Forum moderators. The public: that families support it, never how many; organisations by name",
            why="So that no voice is lost when two say the same",
            kept="The words for 90 days after the last decision; the voice stays with the list",
        ),
    )

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="voices")
    voice = models.CharField(max_length=20, choices=Proposer)
    organisation = models.ForeignKey(
        PartnerOrganisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(blank=True, help_text="What came with it. It is not shown")
    made_key = models.CharField(max_length=64, unique=True, editable=False, help_text="One press is one voice")
    given_on = models.DateField(default=clock.today)

    class Meta:
        ordering = ("proposal", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("proposal", "organisation"),
                condition=Q(organisation__isnull=False),
                name="one_voice_per_organisation",
            ),
            models.CheckConstraint(
                condition=Q(voice=Proposer.PARTNER, organisation__isnull=False, by__isnull=False)
                | ~Q(voice=Proposer.PARTNER) & Q(organisation=None, by=None),
                name="only_partners_speak_by_name",
            ),
        )
        triggers = (
            pgtrigger.ReadOnly(name="voice_is_kept", exclude=["words"]),
            pgtrigger.Trigger(
                name="words_of_a_voice_only_go",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=WORDS_OF_A_VOICE_ONLY_GO,
            ),
            pgtrigger.Protect(
                name="voice_of_families_is_kept",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__voice=Proposer.PARTNER),
            ),
            pgtrigger.Trigger(
                name="voice_needs_the_list",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=VOICE_NEEDS_THE_LIST,
            ),
        )

    def __str__(self) -> str:
        return f"A voice for {self.proposal}"


class ProposalDecision(models.Model):
    """One step with a proposal: what, by whom, why, and with which other. It never changes."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=30, choices=ProposalStep)
    reason = models.CharField(max_length=20, choices=WhyDeclined, blank=True)
    other = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    where = models.CharField(max_length=150, blank=True, help_text="The round or the event, as it was called")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("proposal", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(step=ProposalStep.DECLINED) & ~Q(reason="") | ~Q(step=ProposalStep.DECLINED) & Q(reason=""),
                name="declined_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(step__in=(ProposalStep.JOINED, ProposalStep.PARTED), other__isnull=False)
                | ~Q(step__in=(ProposalStep.JOINED, ProposalStep.PARTED)) & Q(other=None),
                name="joining_names_the_other",
            ),
        )
        triggers = (pgtrigger.Protect(name="step_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_step_display()}"
