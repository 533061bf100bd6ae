"""Proposals of families and partners: as they were sent, as people read them, who says the same, and what was done."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from cornerstones.models import Cornerstone, Statement
from lib import clock
from lib.personal import Personal
from priorities.enums import PROPOSAL_STATES, ProposalKind, ProposalState, ProposalStep, Proposer, WhyDeclined
from priorities.models.rules import NO_CIRCLE_OF_PROPOSALS, VOICE_NEEDS_THE_LIST

LONGEST_STRENGTH, LONGEST_WHY = 500, 1000
_SENT = ("reference", "kind", "proposer", "organisation", "by", "strength", "changes", "why", "cornerstone", "sent_on")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Reads of proposals."""

    def waiting(self) -> Self:
        """Those that nobody has decided about."""
        return self.filter(state=ProposalState.WAITING)

    def published(self) -> Self:
        """Those that stand on the list for themselves."""
        return self.filter(state=ProposalState.PUBLISHED)

    def said(self) -> Self:
        """Those on the list, and those that were joined with another."""
        return self.filter(state__in=(ProposalState.PUBLISHED, ProposalState.JOINED))


@pghistory.track(exclude=["strength", "changes", "why"])
class Proposal(models.Model):
    """A priority or a statement that somebody proposes. What was sent never changes; people read its last wording."""

    PERSONAL: ClassVar = (
        Personal(
            ("strength", "changes", "why", "proposer"),
            what="What somebody proposes, as it was sent, and whether they are a parent carer or a young person",
            who="Forum moderators. The public: the wording that a moderator published, and who proposed by kind",
            why="To put it before partners and families",
            kept="With the list of proposals",
        ),
        Personal(
            ("by",),
            what="Who proposed it for a partner organisation",
            who="Forum moderators. The public: the organisation only",
            why="To ask when something is unclear",
            kept="As above",
        ),
    )

    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10, choices=ProposalKind)
    proposer = models.CharField(max_length=20, choices=Proposer)
    organisation = models.ForeignKey(
        PartnerOrganisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    strength = models.TextField(help_text="What is valued; or the statement")
    changes = models.TextField(blank=True, help_text="What needs to change, one thing on each line")
    why = models.TextField(blank=True, help_text="Why the statement matters")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_on = models.DateField(default=clock.today)
    made_key = models.CharField(max_length=64, unique=True, editable=False, help_text="One form makes one proposal")
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.WAITING)
    joined_with = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined")
    joined_from = models.CharField(max_length=10, choices=ProposalState, blank=True, help_text="Where undoing leads")
    statement = models.ForeignKey(
        Statement,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        help_text="What it became in the shared understanding",
    )
    version = models.PositiveIntegerField(default=1, help_text="Counts every step: nobody overwrites a colleague")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.PRIORITY, cornerstone__isnull=False, statement=None) & ~Q(changes="")
                | Q(kind=ProposalKind.STATEMENT, cornerstone=None, changes=""),
                name="proposal_says_what_its_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(proposer=Proposer.PARTNER, organisation__isnull=False, by__isnull=False)
                | ~Q(proposer=Proposer.PARTNER) & Q(organisation=None, by=None),
                name="only_partners_propose_by_name",
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.JOINED, joined_with__isnull=False)
                & Q(joined_from__in=(ProposalState.WAITING, ProposalState.PUBLISHED))
                | ~Q(state=ProposalState.JOINED) & Q(joined_with=None, joined_from=""),
                name="joined_with_another_proposal",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="proposal_states", field="state", transitions=PROPOSAL_STATES.fsm()),
            pgtrigger.Protect(
                name="proposal_begins_unread",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=ProposalState.WAITING),
            ),
            pgtrigger.ReadOnly(name="proposal_as_it_was_sent", fields=[*_SENT]),
            pgtrigger.Protect(name="proposal_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="no_circle_of_proposals",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__joined_with__isnull=False),
                func=NO_CIRCLE_OF_PROPOSALS,
            ),
        )

    def __str__(self) -> str:
        return self.reference


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
        triggers = (pgtrigger.Protect(name="wording_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

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
            kept="With the list of proposals",
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
            pgtrigger.Protect(name="voice_is_kept", operation=pgtrigger.Update),
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
