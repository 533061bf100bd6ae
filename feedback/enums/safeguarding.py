"""Where a safeguarding concern is."""

from django.db.models import TextChoices

from lib.states import StateTable


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
        (ConcernState.PICKED_UP, ConcernState.CLOSED, "close with an outcome"),
    ),
)
