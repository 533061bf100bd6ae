"""Where a round is, which step may follow which, and whose ballots are counted apart."""

from django.db.models import TextChoices

from lib.states import StateTable


class RoundState(TextChoices):
    """Where a round is."""

    DRAFT = "draft", "Being prepared"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    PUBLISHED = "published", "Result published"


ROUND_STATES = StateTable(
    name="round",
    initial=RoundState.DRAFT,
    transitions=(
        (RoundState.DRAFT, RoundState.OPEN, "open"),
        (RoundState.OPEN, RoundState.CLOSED, "close"),
        (RoundState.CLOSED, RoundState.PUBLISHED, "publish"),
    ),
)


class Voice(TextChoices):
    """Whose ballot it is. The three are counted apart and never added (PC-21, CY-08)."""

    PARTNERS = "partners", "Partner organisations"
    PARENT_CARERS = "parent-carers", "Parent carers"
    YOUNG_PEOPLE = "young-people", "Young people"


class HandedOut(TextChoices):
    """How the codes of a batch reach families."""

    PRINTED = "printed", "Printed sheets, cut into slips"
    LETTERS = "letters", "Letters"
    EMAIL = "email", "E-mails that the forum sends"
