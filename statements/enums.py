"""Where an annual statement is, and in which words the parts of regulation 56 stand on it."""

from django.db.models import TextChoices

from feedback.enums import StatutoryClass
from lib.states import StateTable


class StatementState(TextChoices):
    """Where an edition of an annual statement is."""

    WAITING = "waiting", "Waiting for the worker"
    DRAFT = "draft", "Draft, to be checked"
    CHECKED = "checked", "Checked, ready to publish"
    PUBLISHED = "published", "Published"


STATEMENT_STATES = StateTable(
    name="annual statement",
    initial=StatementState.WAITING,
    transitions=(
        (StatementState.WAITING, StatementState.DRAFT, "freeze"),
        (StatementState.DRAFT, StatementState.WAITING, "build again, because more was answered since"),
        (StatementState.DRAFT, StatementState.CHECKED, "say that it is right"),
        (StatementState.CHECKED, StatementState.DRAFT, "look at it again"),
        (StatementState.CHECKED, StatementState.PUBLISHED, "publish"),
    ),
)

NOT_SORTED = "not-sorted"  # published without a class: it is told all the same, or it would be lost
# Regulation 56(1) of the SEND Regulations 2014 in plain words, in its order.
ABOUT: dict[str, str] = {
    StatutoryClass.CONTENT_QUALITY: "What help there is, and how good it is",
    StatutoryClass.CONTENT_GAP: "What is missing",
    StatutoryClass.ACCESSIBILITY: "How easy the information is to find and use",
    StatutoryClass.DEVELOPMENT: "How families were involved",
    NOT_SORTED: "Not sorted yet",
}


class Became(TextChoices):
    """What became of comments whose words do not stand in a statement."""

    WAITING = "waiting", "Still waiting to be read or decided"
    TAKEN_BACK = "taken-back", "Taken back by the people who wrote them"


class Reminder(TextChoices):
    """When people are reminded, by days before the statement is due."""

    SIXTY = "60", "60 days before"
    THIRTY = "30", "30 days before"
    NOW = "0", "On the day"
