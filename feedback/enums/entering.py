"""Where a pile of paper forms, calls or event notes is."""

from django.db.models import TextChoices

from lib.states import StateTable


class BatchState(TextChoices):
    """Where a pile of paper forms, calls or event notes is."""

    OPEN = "open", "Being entered"
    FINISHED = "finished", "Finished"


BATCH_STATES = StateTable(
    name="batch",
    initial=BatchState.OPEN,
    transitions=(
        (BatchState.OPEN, BatchState.FINISHED, "finish"),
        (BatchState.FINISHED, BatchState.OPEN, "open again"),
    ),
)
