"""What families say when they have heard back, and who says that a text is about them."""

from django.db.models import TextChoices

from lib.states import StateTable


class Difference(TextChoices):
    """Whether an answer made a difference, as a family says (PC-14)."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_SURE = "not-sure", "I don’t know"


class RealSay(TextChoices):
    """Whether it felt like having a real say, as a young person says (CY-11)."""

    YES = "yes", "Yes, I had a real say"
    PARTLY = "partly", "A bit"
    NO = "no", "No, it was just for show"
    NOT_SURE = "not-sure", "I don’t know"
    NOT_SAID = "not-said", "I don’t want to say"


class ReportState(TextChoices):
    """Where a report of “this says something about me” is (PR-12)."""

    OPEN = "open", "Waiting for a person to look"
    TAKEN_DOWN = "taken-down", "Taken down"
    PUT_BACK = "put-back", "Put back"


REPORT_STATES = StateTable(
    name="report about me",
    initial=ReportState.OPEN,
    transitions=(
        (ReportState.OPEN, ReportState.TAKEN_DOWN, "take it down"),
        (ReportState.OPEN, ReportState.PUT_BACK, "put it back"),
    ),
)
