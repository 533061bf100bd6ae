"""What somebody asked a person to do: ring them, or send them something on paper."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from contact.enums import ORDER_STATES, REQUEST_STATES, CallBy, Format, Ordered, OrderState, RequestState, Way
from lib import clock
from lib.personal import Personal
from lib.sealed_field import SealedTextField


class CallBackQuerySet(models.QuerySet["CallBack"]):
    """Reads of call-backs."""

    def open(self) -> Self:
        """Those that somebody still has to ring, the one due first on top."""
        return self.filter(state__in=(RequestState.WAITING, RequestState.TAKEN)).order_by("due_on", "pk")


@pghistory.track(fields=["state", "taken_by", "done_by"])
class CallBack(models.Model):
    """Somebody asked to be rung. Name, number and words are sealed and read only by the contact team."""

    PERSONAL: ClassVar = (
        Personal(
            ("name", "number", "good_time", "needs"),
            what="Whom to ring, when, and what helps them to talk (sealed)",
            who="The contact team, of open requests; each opening is noted",
            why="To ring somebody who asked for it",
            kept="90 days after the talk or the last try; the bare row stays as a count",
        ),
        Personal(
            ("number_hash",),
            what="A keyed hash of the number",
            who="Nobody",
            why="To recognise somebody who has asked before",
            kept="As above",
        ),
        Personal(
            ("summary", "summary_to"),
            what="What was said and what happens next (sealed)",
            who="The contact team, of open requests; each opening is noted. The person gets it in writing",
            why="So that the person has it in writing",
            kept="As above",
        ),
        Personal(
            ("young",),
            what="Whether a child or young person asked",
            who="The contact team, of open requests; each opening is noted",
            why="They are rung first",
            kept="As above",
        ),
    )

    reference = models.CharField(max_length=20, unique=True)
    request_key = models.CharField(
        max_length=64, unique=True, help_text="One form makes one request, however often the button is pressed"
    )
    name = SealedTextField()
    number = SealedTextField()
    number_hash = models.CharField(
        max_length=64, db_index=True, blank=True, help_text="A keyed hash: the same number asked again"
    )
    call_by = models.CharField(max_length=10, choices=CallBy, default=CallBy.PHONE)
    good_time = SealedTextField()
    needs = SealedTextField(help_text="What helps them to talk: an interpreter, more time, a text first")
    young = models.BooleanField(default=False, help_text="A child or young person asked: they come first")
    asked_on = models.DateField(default=clock.today)
    due_on = models.DateField()
    state = models.CharField(max_length=15, choices=RequestState, default=RequestState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True, help_text="When somebody last rang in vain")
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    summary = SealedTextField(help_text="What was said and what happens next; the person is sent this")
    summary_way = models.CharField(
        max_length=10, choices=Way, blank=True, help_text="How they want the summary; empty means not in writing"
    )
    summary_to = SealedTextField(help_text="The e-mail address, number or postal address for the summary")
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    cleared_on = models.DateField(null=True, blank=True, help_text="Everything personal was deleted on this day")
    version = models.PositiveIntegerField(default=1)

    objects = CallBackQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=("state", "due_on"), name="call_back_queue"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=RequestState.TAKEN) | Q(taken_by__isnull=False), name="taken_by_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.DONE) | Q(done_by__isnull=False, done_at__isnull=False),
                name="done_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(cleared_on__isnull=True)
                | Q(name="", number="", number_hash="", good_time="", needs="", summary="", summary_to=""),
                name="cleared_call_back_is_empty",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="call_back_states", field="state", transitions=REQUEST_STATES.fsm()),
            pgtrigger.ReadOnly(name="call_back_is_kept", fields=["reference", "request_key", "asked_on", "due_on"]),
        )

    def __str__(self) -> str:
        return self.reference


@pghistory.track(fields=["state", "posted_by"])
class Order(models.Model):
    """Somebody asked for something on paper (regulation 57 of the SEND Regulations 2014)."""

    PERSONAL: ClassVar = (
        Personal(
            ("name", "address"),
            what="Where to post it (sealed)",
            who="The contact team, of open requests; each opening is noted",
            why="To post what somebody ordered",
            kept="30 days after it was posted; the bare row stays as a count",
        ),
    )

    reference = models.CharField(max_length=20, unique=True)
    request_key = models.CharField(max_length=64, unique=True)
    what = models.CharField(max_length=20, choices=Ordered)
    copies = models.PositiveSmallIntegerField(default=1)
    copy_format = models.CharField(max_length=20, choices=Format, default=Format.STANDARD)
    language = models.CharField(max_length=40, blank=True)
    name = SealedTextField()
    address = SealedTextField()
    ordered_on = models.DateField(default=clock.today)
    due_on = models.DateField()
    state = models.CharField(max_length=15, choices=OrderState, default=OrderState.WAITING)
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    posted_on = models.DateField(null=True, blank=True)
    cleared_on = models.DateField(null=True, blank=True, help_text="Everything personal was deleted on this day")

    class Meta:
        ordering = ("due_on", "pk")
        indexes = (models.Index(fields=("state", "due_on"), name="order_queue"),)
        constraints = (
            models.CheckConstraint(condition=Q(copies__gte=1, copies__lte=50), name="a_believable_number_of_copies"),
            models.CheckConstraint(
                condition=~Q(state=OrderState.POSTED) | Q(posted_by__isnull=False, posted_on__isnull=False),
                name="posted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(cleared_on__isnull=True) | Q(name="", address=""), name="cleared_order_is_empty"
            ),
        )
        triggers = (
            pgtrigger.FSM(name="order_states", field="state", transitions=ORDER_STATES.fsm()),
            pgtrigger.ReadOnly(name="order_is_kept", fields=["reference", "request_key", "what", "ordered_on"]),
        )

    def __str__(self) -> str:
        return self.reference
