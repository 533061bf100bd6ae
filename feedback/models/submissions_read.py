"""Reads of submissions: which are safe, public, waiting, whose. Every list of the portal begins with one of these."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef

from accounts.models import User
from feedback.enums import ConcernState, Readers, ReportState, Speaker, StatutoryClass, SubmissionState, Voice
from lib import clock

if TYPE_CHECKING:
    from feedback.models.submissions import Submission  # noqa: F401  mypy reads it in the class below


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Reads of submissions. Every list of the portal begins with one of these."""

    def safe(self) -> Self:
        """Those without an open safeguarding concern."""
        still_open = self.model.objects.filter(pk=OuterRef("pk"), concerns__state__in=ConcernState.still_open())
        return self.filter(~Exists(still_open))

    def unhidden(self) -> Self:
        """Those that nobody hid by saying “this says something about me” until a person has looked."""
        hidden = self.model.objects.filter(
            pk=OuterRef("pk"), reports_about_me__state=ReportState.OPEN, reports_about_me__hides=True
        )
        return self.filter(~Exists(hidden))

    def unsafe(self) -> Self:
        """Those with an open safeguarding concern."""
        return self.filter(concerns__state__in=ConcernState.still_open()).distinct()

    def published(self) -> Self:
        """Those that anybody may see: published, nobody's safety in question, and nobody asked us to look first."""
        return self.safe().unhidden().filter(state=SubmissionState.PUBLISHED)

    def waiting(self) -> Self:
        """Those that nobody, or only the first of two moderators, has read; oldest first."""
        unread = (SubmissionState.RECEIVED, SubmissionState.SECOND_APPROVAL)
        return self.safe().filter(state__in=unread).order_by("received_on", "pk")

    def for_forum(self) -> Self:
        """Those that their writers opened to the forum."""
        return self.filter(readers=Readers.FORUM_AND_COUNCIL)

    def for_council_only(self) -> Self:
        """Those that their writers kept to the council team."""
        return self.filter(readers=Readers.COUNCIL_ONLY)

    def claimed_by(self, user: User) -> Self:
        """Those that `user` has taken and not let go."""
        return self.filter(claimed_by=user, claimed_until__gt=clock.now())

    def statutory(self) -> Self:
        """Those that belong to the comments the law asks for: regulation 56(1) of the SEND Regulations 2014.

        Their writers are children and young people with special educational needs or a disability and their parents;
        they are about the local offer. A professional's never count. Who speaks for a family counts as the family,
        where it is recorded on whose word they speak (56(2)).
        """
        theirs = self.filter(
            speaker__in=(Speaker.PARENT_CARER, Speaker.YOUNG_PERSON),
            statutory_class__in=StatutoryClass.about_the_local_offer(),
        )
        return theirs.exclude(voice=Voice.ON_BEHALF, helper_entry=None)
