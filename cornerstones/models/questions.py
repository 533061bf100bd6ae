"""Open questions stay visible: organisations' answers to them, and the words with which one is settled (PR-10)."""

from typing import Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from cornerstones.enums import ANSWER_STATES, AnswerState
from cornerstones.models.rules import NOT_BY_ITS_OWN, QUESTION_IS_OPEN, SENT_WORDS_STAY
from cornerstones.models.understanding import OpenQuestion
from lib import clock

_DECIDED = (AnswerState.PUBLISHED, AnswerState.DECLINED, AnswerState.TAKEN_DOWN)


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Reads of organisations' answers."""

    def of(self, user: User) -> Self:
        """Those of this person's organisation; none for somebody without one."""
        return self.filter(organisation=user.organisation_id) if user.organisation_id else self.none()

    def waiting(self) -> Self:
        """Those that wait to be read, the longest first."""
        return self.filter(state=AnswerState.WAITING).order_by("sent_at", "pk")

    def not_of(self, user: User) -> Self:
        """Those that this person may decide on: nobody decides on the answer of one's own organisation."""
        return self.exclude(organisation=user.organisation_id) if user.organisation_id else self

    def published(self) -> Self:
        """Those that anybody may read, each organisation's latest edition first."""
        return self.filter(state=AnswerState.PUBLISHED).order_by("organisation__name", "-edition")

    def begun(self) -> Self:
        """Those on which an organisation still works, or that wait to be read: one at a time."""
        return self.filter(state__in=(AnswerState.DRAFT, AnswerState.WAITING))


@pghistory.track()
class Answer(models.Model):
    """One edition of what an organisation answers to an open question. Sent, its words never change."""

    question = models.ForeignKey(OpenQuestion, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(PartnerOrganisation, on_delete=models.PROTECT, related_name="answers")
    edition = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=AnswerState, default=AnswerState.DRAFT)
    version = models.PositiveIntegerField(default=1, help_text="Counts every save: nobody overwrites a colleague")
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it is not published, as its organisation reads it")
    taken_down_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_why = models.TextField(blank=True, help_text="Why it was taken down, as its organisation reads it")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("question", "organisation", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("question", "organisation", "edition"), name="edition_of_an_answer"),
            models.UniqueConstraint(
                fields=("question", "organisation"),
                condition=Q(state__in=(AnswerState.DRAFT, AnswerState.WAITING)),
                name="one_answer_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=AnswerState.DRAFT) | Q(sent_at__isnull=False, sent_by__isnull=False) & ~Q(text=""),
                name="answer_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_DECIDED) & Q(decided_at__isnull=False, decided_by__isnull=False)
                | ~Q(state__in=_DECIDED) & Q(decided_at__isnull=True, decided_by__isnull=True),
                name="answer_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.DECLINED) | ~Q(reason=""), name="declined_answer_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.TAKEN_DOWN)
                | Q(taken_down_at__isnull=False, taken_down_by__isnull=False) & ~Q(taken_down_why=""),
                name="answer_taken_down_with_a_reason",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="answer_states", field="state", transitions=ANSWER_STATES.fsm()),
            pgtrigger.Protect(
                name="answer_begins_as_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__state=AnswerState.DRAFT),
            ),
            pgtrigger.Protect(
                name="sent_answer_stays",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__state=AnswerState.DRAFT),
            ),
            pgtrigger.Trigger(
                name="sent_words_stay", when=pgtrigger.Before, operation=pgtrigger.Update, func=SENT_WORDS_STAY
            ),
            pgtrigger.Trigger(
                name="not_by_its_own",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__decided_by__isnull=True, new__decided_by__isnull=False),
                func=NOT_BY_ITS_OWN,
            ),
            pgtrigger.Trigger(
                name="question_takes_answers",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=QUESTION_IS_OPEN,
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.text[:40]}"


class Settlement(models.Model):
    """The words with which a question was settled, and the day. Opened again, it stays on record."""

    question = models.ForeignKey(OpenQuestion, on_delete=models.PROTECT, related_name="settlements")
    words = models.TextField(help_text="What was agreed")
    settled_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_why = models.TextField(blank=True, help_text="Why it is open again, as everybody reads it")

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("question",), condition=Q(reopened_at__isnull=True), name="question_settled_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="question_settled_with_words"),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_why="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_why=""),
                name="question_opened_again_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.ReadOnly(name="settlement_is_kept", fields=["question", "words", "settled_on", "by", "at"]),
            pgtrigger.Protect(
                name="opened_again_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__reopened_at__isnull=False),
            ),
            pgtrigger.Protect(name="settlement_not_deleted", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.words[:60]
