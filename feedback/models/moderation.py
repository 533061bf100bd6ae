"""What moderators decided, and the text that the public sees."""

from typing import ClassVar, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import User
from feedback.enums import RedactionReason, TextField, Verdict, WithholdingGround
from feedback.models.decision_rules import DECISION_FITS
from feedback.models.rules import NO_DECISION_IN_CONFLICT, TWO_PEOPLE_FOR_WHAT_IS_RISKY
from feedback.models.submissions import Submission
from feedback.models.words import OriginalWords
from lib import clock
from lib.personal import Personal

NEED_A_GROUND = (Verdict.RECOMMEND_WITHHOLDING, Verdict.PROPOSE_WITHHOLDING, Verdict.WITHHOLD)
NO_VERSION_WHILE_UNSAFE = """
IF EXISTS (
    SELECT 1 FROM feedback_safeguardingconcern WHERE submission_id = NEW.submission_id AND state <> 'closed'
) THEN
    RAISE EXCEPTION 'a safeguarding concern is open' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Decision(models.Model):
    """One decision of one person about a submission. It never changes."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=30, choices=Verdict)
    ground = models.CharField(max_length=30, choices=WithholdingGround, blank=True)
    note = models.TextField(blank=True, help_text="Why, in plain words that the writer may read")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ground="") | Q(verdict__in=NEED_A_GROUND),
                name="ground_only_for_withholding",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=NEED_A_GROUND) | ~Q(ground=""),
                name="withholding_has_a_ground",
            ),
        )
        triggers = (
            pgtrigger.Protect(name="decision_is_kept", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="no_decision_in_conflict",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NO_DECISION_IN_CONFLICT,
            ),
            pgtrigger.Trigger(
                name="decision_fits",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[
                    ("item", "feedback_submission%ROWTYPE"),
                    ("at_desk", "BOOLEAN"),
                    ("officer", "BOOLEAN"),
                    ("lead", "BOOLEAN"),
                    ("may", "BOOLEAN"),
                    ("first", "TEXT"),
                ],
                func=DECISION_FITS,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} by {self.by}"


class IdentifiabilityCheck(models.Model):
    """The six questions that a moderator answered before publishing (ICO: singling out, linking, inference)."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="check_answers")
    singling_out = models.BooleanField(help_text="Nobody can be picked out")
    linking = models.BooleanField(help_text="It cannot be joined with something else known about a person")
    inference = models.BooleanField(help_text="Nothing more about a person can be worked out")
    small_place = models.BooleanField(help_text="No small place or single school gives somebody away")
    unusual_condition = models.BooleanField(help_text="No rare condition or event gives somebody away")
    staff_named = models.BooleanField(help_text="No member of staff can be recognised")
    names_small_place = models.BooleanField(
        default=False, help_text="What is left names a place smaller than a district: two people decide (MO-11)"
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    singling_out=True,
                    linking=True,
                    inference=True,
                    small_place=True,
                    unusual_condition=True,
                    staff_named=True,
                ),
                name="every_question_answered_safe",
            ),
        )
        triggers = (pgtrigger.Protect(name="check_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"Check of {self.decision}"


class Proposal(models.Model):
    """What one moderator would publish, until a second person agrees or asks for it to be read again (CY-09, MO-11)."""

    PERSONAL: ClassVar = (
        Personal(
            ("marks",),
            what="What a first moderator would take out",
            who="The second moderator of that desk",
            why="Two people decide where one could miss what gives a person away",
            kept="Until they have decided",
        ),
    )

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="proposal")
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="proposal")
    words = models.ForeignKey(OriginalWords, on_delete=models.CASCADE, related_name="+")
    marks = models.JSONField(default=list, help_text="What would be taken out: field, start, end, reason")
    why = models.JSONField(default=list, help_text="Why a second person is asked, as codes")

    class Meta:
        triggers = (pgtrigger.Protect(name="proposal_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"Proposal for {self.submission}"


class PublishedVersionQuerySet(models.QuerySet["PublishedVersion"]):
    """Reads of published text. Whatever shows an experience to anybody begins with `visible`."""

    def visible(self) -> Self:
        """What anybody may read now: the newest edition of what is published, with nobody's safety in question."""
        newer = PublishedVersion.objects.filter(submission=OuterRef("submission"), edition__gt=OuterRef("edition"))
        return self.filter(~Exists(newer), submission__in=Submission.objects.published())

    def without_search(self) -> Self:
        """The same rows without the two columns that only PostgreSQL reads."""
        return self.defer("stems", "plain")


class PublishedVersion(models.Model):
    """The text the public sees. Pages, exports, e-mails and reports read only this. It never changes."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="published_versions")
    words = models.ForeignKey(OriginalWords, on_delete=models.CASCADE, related_name="published_versions")
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="published_version")
    edition = models.PositiveSmallIntegerField(default=1)
    valued = models.TextField(blank=True)
    needs_change = models.TextField(blank=True)
    edited = models.BooleanField(default=False, help_text="Words were taken out to protect privacy")
    taken_out = models.PositiveSmallIntegerField(
        default=0, help_text="How much of the writer's text was taken out, in percent of its characters"
    )
    published_at = models.DateTimeField(default=clock.now)
    stems = models.GeneratedField(
        expression=SearchVector("valued", "needs_change", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    plain = models.GeneratedField(
        expression=SearchVector("valued", "needs_change", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PublishedVersionQuerySet.as_manager()

    class Meta:
        ordering = ("submission", "-edition")
        indexes = (
            GinIndex(fields=("stems",), name="published_stems"),
            GinIndex(fields=("plain",), name="published_plain"),
        )
        constraints = (
            models.UniqueConstraint(fields=("submission", "edition"), name="published_edition"),
            models.CheckConstraint(condition=~Q(valued="") | ~Q(needs_change=""), name="published_not_empty"),
            models.CheckConstraint(condition=Q(taken_out__lte=100), name="taken_out_in_percent"),
        )
        triggers = (
            pgtrigger.Protect(name="published_never_changes", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="no_version_while_unsafe",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NO_VERSION_WHILE_UNSAFE,
            ),
            pgtrigger.Trigger(
                name="two_people_for_what_is_risky",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=TWO_PEOPLE_FOR_WHAT_IS_RISKY,
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission}, edition {self.edition}"

    @property
    def lang(self) -> str:
        """The code of the language of its words; empty for English."""
        return self.submission.lang


class Redaction(models.Model):
    """Some words of the original that the public does not see, and why. Positions count characters from 0."""

    PERSONAL: ClassVar = (
        Personal(
            ("start", "end", "reason"),
            what="Where words were taken out, and why",
            who="Moderators of that desk. The writer, by code",
            why="To protect the people in it",
            kept="With the words",
        ),
    )

    published_version = models.ForeignKey(PublishedVersion, on_delete=models.CASCADE, related_name="redactions")
    text_field = models.CharField(max_length=20, choices=TextField)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.CharField(max_length=20, choices=RedactionReason)

    class Meta:
        ordering = ("published_version", "text_field", "start")
        constraints = (models.CheckConstraint(condition=Q(end__gt=F("start")), name="redaction_has_words"),)
        triggers = (pgtrigger.Protect(name="redaction_is_kept", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return self.get_reason_display()
