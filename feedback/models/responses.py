"""What the council answers and promises."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q

from accounts.models import User
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.enums import RESPONSE_STATES, Outcome, ReportState, ResponseState
from feedback.models.role_rules import ONLY_THOSE_WHO_ANSWER
from feedback.models.rules_of_answers import (
    ANOTHER_PERSON_READ_IT,
    LINKS_BELONG_TO_THE_EDITION,
    ONLY_A_NEW_EDITION,
    WHAT_WAS_READ_HAS_A_NUMBER,
)
from feedback.models.submissions import Submission
from feedback.models.themes import Theme
from lib import clock

# What the council says, and the same with what tells again what families told it: those parts are read and found only
# while `telling` says so. The version for children tells the whole answer again, the families' part too.
OWN_TEXTS = ("answer", "reason", "evidence")
TOLD_TEXTS = ("said", "child_version")
ALL_TEXTS = ("said", *OWN_TEXTS, "child_version")


class ResponseQuerySet(models.QuerySet["Response"]):
    """Reads of answers."""

    def published(self) -> Self:
        """Those that anybody may see, newest first; without what somebody said is about them (see `unhidden`)."""
        return self.unhidden().filter(state=ResponseState.PUBLISHED).order_by("-published_at", "-pk")

    def unhidden(self) -> Self:
        """Those that nobody hid by “this says something about me”, or that a person put back when they had looked.

        An answer that was taken down stays hidden, with every version that it ever had.
        """
        waits = Q(reports_about_me__state=ReportState.OPEN, reports_about_me__hides=True)
        hidden = Response.objects.filter(waits | Q(reports_about_me__state=ReportState.TAKEN_DOWN), pk=OuterRef("pk"))
        return self.filter(~Exists(hidden))

    def telling(self) -> Self:
        """Annotate `tells`: whether what families told may be told again, in what stands now and in what stood before.

        Something of what it answers has to be public; and while anybody may not be safe in any one thing that it
        answers, or that an earlier edition answered, nothing is told again (MO-08).
        """
        public = Submission.objects.published().filter(responses=OuterRef("pk"))
        unsafe = Submission.objects.unsafe()
        before = ArraySubquery(unsafe.order_by().values("pk"))
        stood = Response.objects.filter(pk=OuterRef("pk"), editions__experience_ids__overlap=before)
        safe = ~Exists(unsafe.filter(responses=OuterRef("pk"))) & ~Exists(stood)
        return self.annotate(tells=ExpressionWrapper(Exists(public) & safe, output_field=models.BooleanField()))

    def retold(self) -> Self:
        """Those of which what families told may be told again (see `telling`)."""
        told: Any = self.telling()
        found: Self = told.filter(tells=True)
        return found

    def drafts(self) -> Self:
        """Those still being written."""
        return self.unheld().filter(state=ResponseState.DRAFT)

    def unheld(self) -> Self:
        """What is published, and drafts; a draft waits while somebody in what it answers may not be safe (MO-08)."""
        unsafe = Submission.objects.unsafe().filter(responses=OuterRef("pk"))
        return self.filter(~Exists(unsafe) | ~Q(state=ResponseState.DRAFT))


@pghistory.track()
class Response(models.Model):
    """One answer to one or several experiences: said, did / will / cannot and why, evidence, owner, date."""

    reference = models.CharField(max_length=20, unique=True)
    experiences = models.ManyToManyField(Submission, related_name="responses")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="responses")
    said = models.TextField(help_text="What people told us, in a sentence or two")
    outcome = models.CharField(max_length=10, choices=Outcome)
    answer = models.TextField(help_text="What we did, will do, or cannot do")
    reason = models.TextField(blank=True, help_text="Why, where we cannot or see it differently")
    evidence = models.TextField(blank=True, help_text="How anyone can tell that it happened")
    owner = models.CharField(max_length=120, help_text="The post that answers for it, not a person's name")
    due_on = models.DateField(null=True, blank=True, help_text="By when, where something is still to do")
    cornerstone = models.ForeignKey(Cornerstone, on_delete=models.PROTECT, related_name="responses")
    area_of_weakness = models.ForeignKey(
        AreaOfWeakness, on_delete=models.PROTECT, null=True, blank=True, related_name="responses"
    )
    child_version = models.TextField(
        blank=True, help_text="The same for children and young people, written for them and not cut from the other"
    )
    state = models.CharField(max_length=10, choices=ResponseState, default=ResponseState.DRAFT)
    version = models.PositiveIntegerField(
        default=1, help_text="Counts every save, so that two people never overwrite each other"
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Who is on this draft"
    )
    edition = models.PositiveSmallIntegerField(default=1, help_text="Counts corrections; every earlier one is kept")
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text="The published answer whose next edition this draft is",
    )
    correction_reason = models.TextField(blank=True, help_text="Why it was corrected, as families read it")
    corrected_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrected_at = models.DateTimeField(null=True, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")
        indexes = (
            models.Index(fields=("state", "-published_at"), name="response_published"),
            GinIndex(SearchVector(*OWN_TEXTS, config="english"), name="response_own_stems"),
            GinIndex(SearchVector(*ALL_TEXTS, config="english"), name="response_all_stems"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ResponseState.PUBLISHED) | Q(published_at__isnull=False, published_by__isnull=False),
                name="published_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=ResponseState.DRAFT) | ~(Q(said="") | Q(answer="") | Q(owner="")),
                name="published_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=(Outcome.CANNOT, Outcome.DISAGREE)) | ~Q(reason=""), name="a_no_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.WILL) | Q(due_on__isnull=False), name="a_promise_has_a_date"
            ),
            models.CheckConstraint(condition=~Q(outcome=Outcome.DID) | ~Q(evidence=""), name="a_deed_has_evidence"),
            models.CheckConstraint(
                condition=Q(state=ResponseState.DRAFT)
                | Q(state=ResponseState.PUBLISHED, corrects=None)
                | Q(state=ResponseState.TAKEN_IN, corrects__isnull=False),
                name="a_correction_is_taken_in",
            ),
            models.CheckConstraint(
                condition=~Q(state=ResponseState.PUBLISHED)
                | Q(edition=1, corrected_at=None, corrected_by=None, correction_reason="")
                | Q(edition__gt=1, corrected_at__isnull=False, corrected_by__isnull=False) & ~Q(correction_reason=""),
                name="a_correction_says_why",
            ),
            models.UniqueConstraint(
                fields=("corrects",), condition=Q(state=ResponseState.DRAFT), name="one_correction_at_a_time"
            ),
        )
        triggers = (
            pgtrigger.FSM(name="response_states", field="state", transitions=RESPONSE_STATES.fsm()),
            pgtrigger.Protect(
                name="response_begins_as_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=ResponseState.DRAFT),
            ),
            pgtrigger.Protect(
                name="published_answer_stays",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__state=ResponseState.DRAFT),
            ),
            pgtrigger.Trigger(
                name="published_answer_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=ResponseState.PUBLISHED),
                func=ONLY_A_NEW_EDITION,
            ),
            pgtrigger.Protect(
                name="taken_in_is_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=ResponseState.TAKEN_IN),
            ),
            pgtrigger.Trigger(
                name="another_person_read_it",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=ResponseState.DRAFT, new__state=ResponseState.PUBLISHED),
                func=ANOTHER_PERSON_READ_IT,
            ),
            pgtrigger.Trigger(
                name="what_was_read_has_a_number",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state=ResponseState.DRAFT),
                func=WHAT_WAS_READ_HAS_A_NUMBER,
            ),
            pgtrigger.Trigger(
                name="only_those_who_answer",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                declare=[("who", "BIGINT")],
                func=ONLY_THOSE_WHO_ANSWER,
            ),
        )

    def __str__(self) -> str:
        return self.reference


class AnswersTo(Response.experiences.through):  # type: ignore[name-defined]  # Django makes the table by itself
    """Which experiences an answer speaks to: the same rows, under PostgreSQL's guard once they are published."""

    class Meta:
        proxy = True
        triggers = (
            pgtrigger.Trigger(
                name="links_belong_to_the_edition",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LINKS_BELONG_TO_THE_EDITION,
            ),
        )
