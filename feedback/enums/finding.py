"""How a reader narrows the public lists by what became of something."""

from django.db.models import TextChoices


class AnswerStatus(TextChoices):
    """How an answer of the council stands today: the “no” is as easy to ask for as the “yes” (PR-04)."""

    DONE = "done", "Done"
    UNDER_WAY = "under-way", "Under way, in time"
    LATE = "late", "Late"
    OPEN_AGAIN = "open-again", "Open again: somebody asked us to look again"
    CANNOT = "cannot", "We cannot do this, or no longer will"
    DISAGREE = "disagree", "We see it differently"


class ExperienceStatus(TextChoices):
    """Whether the council has answered what somebody told us."""

    ANSWERED = "answered", "The council has answered"
    WAITING = "waiting", "Waiting for an answer, in time"
    LATE = "late", "Waiting longer than we promised"
