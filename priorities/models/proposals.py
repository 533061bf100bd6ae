"""Proposals of families and partners, as they were sent, and where they are."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from cornerstones.models import Cornerstone, Statement
from lib import clock
from lib.personal import Personal
from priorities.enums import PROPOSAL_STATES, ProposalKind, ProposalState, Proposer
from priorities.models.rules import NO_CIRCLE_OF_PROPOSALS, WORDS_ONLY_GO

LONGEST_STRENGTH, LONGEST_WHY = 500, 1000
_SENT = ("reference", "kind", "proposer", "organisation", "by", "cornerstone", "sent_on")


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
            kept="The words as sent for 90 days after the last decision; what people read stays with the list",
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
    forgotten_on = models.DateField(null=True, blank=True, help_text="When the words as sent were deleted")
    version = models.PositiveIntegerField(default=1, help_text="Counts every step: nobody overwrites a colleague")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=ProposalKind.PRIORITY, cornerstone__isnull=False, statement=None)
                & (~Q(changes="") | Q(forgotten_on__isnull=False))
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
            pgtrigger.Trigger(
                name="words_only_go", when=pgtrigger.Before, operation=pgtrigger.Update, func=WORDS_ONLY_GO
            ),
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
