"""How far an action is, and whether it helped: two things that are never mixed up (LA-09)."""

from django.db.models import TextChoices

from lib.states import StateTable


class Delivery(TextChoices):
    """How far an action is. “Late” is not among them: it is worked out from the day."""

    NOT_STARTED = "not-started", "Not started yet"
    UNDER_WAY = "under-way", "Under way"
    IN_TROUBLE = "in-trouble", "In trouble"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"


ENDED = (Delivery.DONE, Delivery.STOPPED)

DELIVERY_STATES = StateTable(
    name="action",
    initial=Delivery.NOT_STARTED,
    transitions=(
        (Delivery.NOT_STARTED, Delivery.UNDER_WAY, "start"),
        (Delivery.NOT_STARTED, Delivery.IN_TROUBLE, "say that it is in trouble"),
        (Delivery.NOT_STARTED, Delivery.STOPPED, "stop"),
        (Delivery.UNDER_WAY, Delivery.IN_TROUBLE, "say that it is in trouble"),
        (Delivery.UNDER_WAY, Delivery.DONE, "finish"),
        (Delivery.UNDER_WAY, Delivery.STOPPED, "stop"),
        (Delivery.IN_TROUBLE, Delivery.UNDER_WAY, "get going again"),
        (Delivery.IN_TROUBLE, Delivery.DONE, "finish"),
        (Delivery.IN_TROUBLE, Delivery.STOPPED, "stop"),
        (Delivery.DONE, Delivery.UNDER_WAY, "take up again"),
        (Delivery.STOPPED, Delivery.UNDER_WAY, "take up again"),
    ),
)


class Impact(TextChoices):
    """What an action changed for families."""

    NOT_KNOWN = "not-known", "We do not know yet if it helped"
    NO_CHANGE = "no-change", "Nothing changed for families"
    BETTER = "better", "Better for families"
    WORSE = "worse", "Worse for families"


_KNOWN = (Impact.NO_CHANGE, Impact.BETTER, Impact.WORSE)

IMPACT_STATES = StateTable(
    name="impact",
    initial=Impact.NOT_KNOWN,
    transitions=(
        *((Impact.NOT_KNOWN, known, "look") for known in _KNOWN),
        *((before, after, "look again") for before in _KNOWN for after in _KNOWN if before != after),
        *((known, Impact.NOT_KNOWN, "take back") for known in _KNOWN),
    ),
)


class Aim(TextChoices):
    """Which way a measure should go."""

    UP = "up", "More is better"
    DOWN = "down", "Less is better"


class Task(TextChoices):
    """What a volunteer's hours went to: a short list, so that nobody has to write about themselves."""

    READING = "reading", "Reading and protecting what families told us"
    EVENT = "event", "An event or a meeting"
    HELPING = "helping", "Helping somebody to tell us"
    TRAINING = "training", "Training"
    OTHER = "other", "Something else"
