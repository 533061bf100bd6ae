"""Where a safeguarding concern is."""

from django.db.models import TextChoices

from lib.states import StateTable


class RaisedFrom(TextChoices):
    """Where somebody said that a person may not be safe. It never says who."""

    DESK = "desk", "Somebody who signs in"
    READER = "reader", "A reader of a published experience"
    WRITER = "writer", "The writer, with their code"
    ANYBODY = "anybody", "The page for everybody"


class ConcernOutcome(TextChoices):
    """What became of a concern, as a list: only totals of it are ever counted."""

    EMERGENCY = "emergency", "Rang 999"
    REFERRED = "referred", "Passed on to the Front Door (MASH) or the Emergency Duty Service"
    ADULT = "adult", "Passed on to the people who keep adults safe"
    KNOWN = "known", "Told the worker or team who knows the family already"
    SETTING = "setting", "Told the safeguarding lead of a school or other place"
    ADVICE = "advice", "Gave advice or numbers"
    NOTHING = "nothing", "Looked, and nothing more is needed"
    MISTAKE = "mistake", "It was no worry about safety"
    EARLIER = "earlier", "Closed before there was a list"

    @classmethod
    def offered(cls) -> list[tuple[str, str]]:
        """Return what a lead chooses from."""
        return [(each.value, each.label) for each in cls if each != cls.EARLIER]


class ConcernState(TextChoices):
    """Where a safeguarding concern is."""

    OPEN = "open", "Waiting for the safeguarding lead"
    PICKED_UP = "picked-up", "Picked up by the safeguarding lead"
    CLOSED = "closed", "Closed"

    @classmethod
    def still_open(cls) -> tuple["ConcernState", ...]:
        """Return the states in which nothing of the submission is public."""
        return (cls.OPEN, cls.PICKED_UP)


CONCERN_STATES = StateTable(
    name="safeguarding concern",
    initial=ConcernState.OPEN,
    transitions=(
        (ConcernState.OPEN, ConcernState.PICKED_UP, "pick up"),
        (ConcernState.PICKED_UP, ConcernState.OPEN, "hand to another lead"),
        (ConcernState.PICKED_UP, ConcernState.CLOSED, "close with an outcome"),
    ),
)
