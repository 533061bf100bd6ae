"""Two themes with words of their own, beside experiences that are in none: enough for a suggestion."""

from accounts.models import User
from feedback.models import Submission, Theme
from tests.feedback import factories

TAXIS = (
    "The taxi came late and the driver was new.",
    "Our taxi driver did not know the way.",
    "A new taxi driver again.",
)
CALLS = (
    "Nobody rang us back about the letter.",
    "We rang and rang. No letter came.",
    "They never ring. The letter was wrong.",
)
PLAY = (
    "He loves the club on Saturday, and swimming with his sister.",
    "The swimming teacher at the pool was kind and learned some signs.",
    "School listened in spring and found a quiet corner with Lego for break time.",
    "The plan was written in words that my daughter could read herself.",
    "Everyone put their pens down and asked her first, and built the meeting around her picture.",
    "The lift was broken from January to April, so the whole class moved downstairs with their friends.",
    "A mother wrote to thank the staff; they read it aloud in the staff room and some people cried.",
    "The head let him wear soft trousers instead of uniform, and he has not missed a day since.",
    "For the beach trip they borrowed a wheelchair with wide tyres, and she was in every photograph.",
    "The college sent photographs of rooms and a short film of the walk, which he watched twenty times.",
)


def told(*texts: str) -> list[Submission]:
    """Return published experiences with these texts."""
    return [factories.published(needs_change=text) for text in texts]


def two_themes(by: User) -> tuple[Theme, Theme]:
    """Return the themes "taxis" and "calls-and-letters", of three experiences each."""
    told(*PLAY)
    taxis = factories.theme(*told(*TAXIS), title="Taxis", by=by)
    return taxis, factories.theme(*told(*CALLS), title="Calls and letters", by=by)
