"""A writer asks a second person to look: at what was taken out of their words, or at why they are not published."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from feedback.enums import CHALLENGE_STATES, ChallengeKind, ChallengeState
from feedback.models.moderation import Decision
from feedback.models.role_rules import ONLY_THOSE_WHO_LOOK
from feedback.models.rules import ANOTHER_PERSON_LOOKS
from feedback.models.submissions import Submission
from lib import clock
from lib.personal import Personal
from lib.sealed_field import SealedTextField


class Challenge(models.Model):
    """One decision that its writer does not agree with; another person than whoever decided looks at it (LA-05)."""

    PERSONAL: ClassVar = (
        Personal(
            ("why",),
            what="Why a writer does not agree with a decision about their words (sealed)",
            who="Whoever looks at it at that desk. The safeguarding lead while a concern is open. The writer, by code",
            why="So that nobody’s words are changed or left out on the word of one person",
            kept="With the words",
        ),
    )

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="challenges")
    kind = models.CharField(max_length=15, choices=ChallengeKind)
    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, related_name="challenge", help_text="One decision is challenged once"
    )
    why = SealedTextField(help_text="In the writer's words; may be empty")
    made_on = models.DateField(default=clock.today, help_text="The day only")
    state = models.CharField(max_length=10, choices=ChallengeState, default=ChallengeState.OPEN)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="Why, in plain words that the writer reads")

    class Meta:
        ordering = ("made_on", "pk")
        indexes = (models.Index(fields=("submission",), condition=Q(state="open"), name="open_challenges"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=(ChallengeState.KEPT, ChallengeState.CHANGED))
                | (Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(note="")),
                name="decided_by_somebody_with_a_reason",
            ),
        )
        triggers = (
            pgtrigger.FSM(name="challenge_states", field="state", transitions=CHALLENGE_STATES.fsm()),
            pgtrigger.ReadOnly(name="challenge_is_kept", fields=["submission", "kind", "decision", "made_on"]),
            pgtrigger.Trigger(
                name="another_person_looks",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__decided_by__isnull=False),
                func=ANOTHER_PERSON_LOOKS,
            ),
            pgtrigger.Trigger(
                name="only_those_who_look",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__decided_by__isnull=False),
                func=ONLY_THOSE_WHO_LOOK,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.submission}"
