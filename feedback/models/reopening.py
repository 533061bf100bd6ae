"""Families say that an answer made no difference, and ask the council to look again (PR-13)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

from feedback.models.hearing_back import ResponseUpdate
from feedback.models.responses import Response
from feedback.models.rules_of_answers import CLOSED_BY_WORDS, OPENED_BY_A_WISH
from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal


class LookAgain(models.Model):
    """A writer asks the council to look at an answer again, after what it said last. Nobody is shown who, or how many.

    When the council has said something new (an update, a correction) and that made no difference either, the same
    writer may ask again (PR-13).
    """

    PERSONAL: ClassVar = (
        Personal(
            ("submission", "asked_on"),
            what="That a writer asked the council to look at its answer again, and the day",
            who="Nobody: the council and the public see only that somebody asked",
            why="An answer that made no difference is opened again",
            kept="With the submission",
        ),
    )

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="wishes_to_look_again")
    edition = models.PositiveSmallIntegerField(help_text="The edition of the answer that made no difference")
    heard = models.PositiveIntegerField(
        default=0, help_text="How often the council had spoken by then: its editions and its updates together"
    )
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="wishes_to_look_again")
    asked_on = models.DateField(default=clock.today, help_text="The day only")

    class Meta:
        verbose_name_plural = "wishes to look again"
        constraints = (
            models.UniqueConstraint(fields=("response", "heard", "submission"), name="one_wish_after_each_word"),
        )
        triggers = (pgtrigger.Protect(name="wish_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"Look at {self.response} again"


class Reopening(models.Model):
    """An answer is open again: one row however many families asked. Only words to everybody close it."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="reopenings")
    opened_on = models.DateField(default=clock.today, help_text="The day only")
    closed_on = models.DateField(null=True, blank=True)
    closed_by_update = models.ForeignKey(
        ResponseUpdate, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_by_edition = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("opened_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("response",), condition=Q(closed_on=None), name="open_again_once"),
            models.CheckConstraint(
                condition=Q(closed_on=None, closed_by_update=None, closed_by_edition=None)
                | Q(closed_on__isnull=False, closed_by_update__isnull=False, closed_by_edition=None)
                | Q(closed_on__isnull=False, closed_by_update=None, closed_by_edition__isnull=False),
                name="closed_again_by_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="closed_after_it_was_opened"
            ),
        )
        triggers = (
            pgtrigger.Protect(name="reopening_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="closed_reopening_is_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__closed_on__isnull=False),
            ),
            pgtrigger.ReadOnly(name="reopening_is_kept", fields=["response", "opened_on"]),
            pgtrigger.Trigger(
                name="opened_by_a_wish", when=pgtrigger.Before, operation=pgtrigger.Insert, func=OPENED_BY_A_WISH
            ),
            pgtrigger.Trigger(
                name="closed_by_words",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__closed_on__isnull=False),
                func=CLOSED_BY_WORDS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.response} is open again" if self.closed_on is None else f"{self.response} was open again"
