"""Where an organisation's answer to an open question is, and which step may follow which."""

from django.db.models import TextChoices

from lib.states import StateTable


class AnswerState(TextChoices):
    """Where one edition of an organisation's answer is."""

    DRAFT = "draft", "Being written"
    WAITING = "waiting", "Waits to be read"
    PUBLISHED = "published", "Published"
    DECLINED = "declined", "Not published"
    TAKEN_DOWN = "taken-down", "Taken down"


ANSWER_STATES = StateTable(
    name="organisation's answer",
    initial=AnswerState.DRAFT,
    transitions=(
        (AnswerState.DRAFT, AnswerState.WAITING, "send to be read"),
        (AnswerState.WAITING, AnswerState.DRAFT, "take back to change"),
        (AnswerState.WAITING, AnswerState.PUBLISHED, "publish"),
        (AnswerState.WAITING, AnswerState.DECLINED, "decline"),
        (AnswerState.PUBLISHED, AnswerState.TAKEN_DOWN, "take down"),
    ),
)
