"""How far a setting sees itself, and whether it has finished looking."""

from django.db.models import TextChoices

from lib.states import StateTable


class HowOften(TextChoices):
    """What a setting says of one statement about itself."""

    NEARLY_ALWAYS = "nearly-always", "Nearly always"
    MOSTLY = "mostly", "Mostly"
    BEGINNING = "beginning", "We are beginning"
    NOT_YET = "not-yet", "Not yet"
    CANNOT_SAY = "cannot-say", "We cannot say"


# What counts as further on. “We cannot say” stands in no order with the others.
IN_ORDER = (HowOften.NOT_YET, HowOften.BEGINNING, HowOften.MOSTLY, HowOften.NEARLY_ALWAYS)


class ReflectionState(TextChoices):
    """Where a reflection is."""

    OPEN = "open", "Begun"
    FINISHED = "finished", "Finished"


REFLECTION_STATES = StateTable(
    name="reflection",
    initial=ReflectionState.OPEN,
    transitions=((ReflectionState.OPEN, ReflectionState.FINISHED, "finish"),),
)


class Change(TextChoices):
    """What became of one statement between two reflections."""

    FURTHER = "further", "Further on"
    SAME = "same", "The same"
    BACK = "back", "Further back"
    NOT_COMPARED = "not-compared", "Cannot be compared"
