"""Actions: who leads, who answers for it, by when, how we can tell that it worked; and every edition of those words."""

from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from commitments.enums import DELIVERY_STATES, ENDED, IMPACT_STATES, Delivery, Impact
from commitments.models.commitments import Commitment
from commitments.models.rules import AS_LAST_SAID, OFFICER_MAY_ANSWER
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.models import Response, Theme
from lib import clock
from lib.personal import Personal
from priorities.models import Priority

OFFICER = Personal(
    ("officer",),
    what="Which officer of the council answers for an action",
    who="The council's officers. The public: the post that leads it, never a name",
    why="So that one person answers for it",
    kept="With the action, as evidence",
)
ABOUT = ("commitment", "area_of_weakness", "theme", "response", "priority")


class WordsOfAction(models.Model):
    """What an action says, in the action itself and in each of its editions."""

    title = models.CharField(max_length=200)
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(
        PartnerOrganisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The organisation that leads it; empty: the council",
    )
    lead_role = models.CharField(max_length=120, help_text="The post that leads it, not a person's name")
    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    success = models.TextField(help_text="How anyone can tell that it worked")
    due_on = models.DateField()
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s"
    )
    area_of_weakness = models.ForeignKey(
        AreaOfWeakness, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s")
    response = models.ForeignKey(Response, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)s")

    class Meta:
        abstract = True


class ActionQuerySet(models.QuerySet["Action"]):
    """Reads of actions."""

    def open(self) -> Self:
        """Those that are neither done nor stopped."""
        return self.exclude(delivery__in=ENDED)

    def led_by(self, organisation: PartnerOrganisation) -> Self:
        """Those that this organisation leads."""
        return self.filter(lead=organisation)


class Action(WordsOfAction):
    """One thing that somebody does by a day. How far it is and what it changed are two states (LA-09, LA-10)."""

    PERSONAL: ClassVar = (OFFICER,)

    slug = models.SlugField(max_length=80, unique=True)
    first_due = models.DateField(help_text="The day that was said first; it stays")
    delivery = models.CharField(max_length=20, choices=Delivery, default=Delivery.NOT_STARTED)
    impact = models.CharField(max_length=20, choices=Impact, default=Impact.NOT_KNOWN)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, help_text="Counts every step: nobody overwrites a colleague")
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)
    made_key = models.CharField(max_length=64, unique=True, editable=False, help_text="One form makes one action")

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(commitment__isnull=False)
                | Q(area_of_weakness__isnull=False)
                | Q(theme__isnull=False)
                | Q(response__isnull=False)
                | Q(priority__isnull=False),
                name="action_is_about_something",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(lead_role="") & ~Q(success=""), name="action_says_who_and_how_we_tell"
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None, accepted_at=None)
                | Q(accepted_by__isnull=False, accepted_at__isnull=False, lead__isnull=False),
                name="only_a_partner_accepts",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="action_delivery", field="delivery", transitions=DELIVERY_STATES.fsm()),
            pgtrigger.FSM(name="action_impact", field="impact", transitions=IMPACT_STATES.fsm()),
            pgtrigger.Protect(
                name="action_begins_at_the_beginning",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__delivery=Delivery.NOT_STARTED)
                | ~pgtrigger.Q(new__impact=Impact.NOT_KNOWN)
                | pgtrigger.Q(new__accepted_at__isnull=False)
                | ~pgtrigger.Q(new__due_on=pgtrigger.F("new__first_due")),
            ),
            pgtrigger.ReadOnly(name="first_day_stays", fields=["slug", "first_due", "made_key"]),
            pgtrigger.Trigger(
                name="action_as_last_said", when=pgtrigger.Before, operation=pgtrigger.Update, func=AS_LAST_SAID
            ),
            pgtrigger.Trigger(
                name="officer_may_answer",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("officer_id"),  # type: ignore[no-untyped-call]
                func=OFFICER_MAY_ANSWER,
            ),
            pgtrigger.Protect(name="action_stays", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.title


class ActionEdition(WordsOfAction):
    """The words of an action from one moment on. Immutable: a period is told as it stood at its end."""

    PERSONAL: ClassVar = (OFFICER,)

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("action", "number")
        constraints = (models.UniqueConstraint(fields=("action", "number"), name="action_edition_in_order"),)
        triggers = (pgtrigger.Protect(name="action_edition_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.action}, edition {self.number}"
