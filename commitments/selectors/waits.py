"""Which actions wait for a note of the officer who answers for them: before that no report is frozen (LA-11)."""

from datetime import date

from commitments.selectors.as_at import Stood, stood_on


def actions_waiting_for_a_note(*, on: date) -> list[str]:
    """Return the titles of actions that were late or in trouble on that day and have no note of their officer since.

    A note counts whenever it was written after that, also after the day. Five queries.
    """
    return [stood.words.title for stood in stood_on(on) if waits(stood)]


def waits(stood: Stood) -> bool:
    """Say whether an action that is late or in trouble waits for its officer's note."""
    return (stood.late or stood.in_trouble) and stood.note is None
