"""What the council answers, and how far it has come."""

from django.db.models import TextChoices

from lib.states import StateTable


class Outcome(TextChoices):
    """What the council answers. “Cannot” and “disagree” are honest outcomes."""

    DID = "did", "We did this"
    WILL = "will", "We will do this"
    CANNOT = "cannot", "We cannot do this"
    DISAGREE = "disagree", "We see this differently"


# What each outcome needs besides what was said, the answer, the post and the cornerstone (section 30(6)(b) of the
# Children and Families Act 2014 asks for the action that the authority intends).
NEEDED_FOR_OUTCOME: dict[str, str] = {
    Outcome.DID: "evidence",
    Outcome.WILL: "due_on",
    Outcome.CANNOT: "reason",
    Outcome.DISAGREE: "reason",
}


class ResponseState(TextChoices):
    """Where an answer is."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


RESPONSE_STATES = StateTable(
    name="response",
    initial=ResponseState.DRAFT,
    transitions=((ResponseState.DRAFT, ResponseState.PUBLISHED, "publish"),),
)


class HowFar(TextChoices):
    """How far an answer has come since it was published."""

    UNDER_WAY = "under-way", "Under way"
    DONE = "done", "Done"
    LATE = "late", "Later than promised"
    STOPPED = "stopped", "Will not happen"
