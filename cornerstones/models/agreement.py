"""Agreement since the event: an organisation puts its mark beside words. A mark is never a star (PP-06)."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import PartnerOrganisation, User
from cornerstones.models.rules import MARKED_WORDS_STAND
from cornerstones.models.understanding import Statement
from lib import clock


class OrganisationMarkQuerySet(models.QuerySet["OrganisationMark"]):
    """Reads of organisations' marks."""

    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(ended_at__isnull=True)

    def of(self, user: User) -> Self:
        """Those of this person's organisation; none for somebody without one."""
        return self.filter(organisation=user.organisation_id) if user.organisation_id else self.none()


class OrganisationMark(models.Model):
    """One organisation agrees with these words. It may take its mark back; both stay on record."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="organisation_marks")
    phrase = models.TextField(help_text="The words agreed with, as they stand in the statement")
    organisation = models.ForeignKey(PartnerOrganisation, on_delete=models.PROTECT, related_name="agreement_marks")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OrganisationMarkQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("statement", "phrase", "organisation"),
                condition=Q(ended_at__isnull=True),
                name="organisation_agrees_once",
            ),
            models.CheckConstraint(condition=~Q(phrase=""), name="organisation_agrees_with_words"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="mark_taken_back_by_somebody",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="marked_words_stand", when=pgtrigger.Before, operation=pgtrigger.Insert, func=MARKED_WORDS_STAND
            ),
            pgtrigger.ReadOnly(name="mark_is_kept", fields=["statement", "phrase", "organisation", "by", "at"]),
            pgtrigger.Protect(
                name="mark_ends_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__ended_at__isnull=False)
            ),
            pgtrigger.Protect(name="mark_not_deleted", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.organisation} agrees with “{self.phrase[:40]}”"
