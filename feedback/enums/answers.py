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
    TAKEN_IN = "taken-in", "Taken into the answer that it corrects"


RESPONSE_STATES = StateTable(
    name="response",
    initial=ResponseState.DRAFT,
    transitions=(
        (ResponseState.DRAFT, ResponseState.PUBLISHED, "publish"),
        (ResponseState.DRAFT, ResponseState.TAKEN_IN, "publish as a correction"),
    ),
)


class HowFar(TextChoices):
    """How far an answer has come since it was published."""

    UNDER_WAY = "under-way", "Under way"
    DONE = "done", "Done"
    LATE = "late", "Later than promised"
    STOPPED = "stopped", "Will not happen"
    AGAIN = "again", "We looked again"


class AdditionKind(TextChoices):
    """What is added to an answer after it was published. It cannot be changed then, so it is looked at first."""

    UPDATE = "update", "What happened since"
    CHILDREN = "children", "The version for children"


# What an update can say of each outcome. “Late” and “done” belong to what was promised or done; where we cannot, or see
# it differently, a change of mind is a correction. “We looked again” is said of what families opened again.
HOW_FAR_FOR_OUTCOME: dict[str, tuple[HowFar, ...]] = {
    Outcome.DID: (HowFar.UNDER_WAY, HowFar.DONE, HowFar.STOPPED),
    Outcome.WILL: (HowFar.UNDER_WAY, HowFar.DONE, HowFar.LATE, HowFar.STOPPED),
    Outcome.CANNOT: (HowFar.UNDER_WAY,),
    Outcome.DISAGREE: (HowFar.UNDER_WAY,),
}


class ReaderVerdict(TextChoices):
    """What a second reader says about a draft."""

    AGREE = "agree", "It can be published as it is"
    CHANGE = "change", "Something should change first"


class SmallWinKind(TextChoices):
    """What is said that is no answer to anything (LA-18)."""

    WIN = "win", "A small win"
    THANKS = "thanks", "A thank you"


class SmallWinState(TextChoices):
    """Where a small win or a thank you is."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    TAKEN_BACK = "taken-back", "Taken back"


SMALL_WIN_STATES = StateTable(
    name="small win",
    initial=SmallWinState.DRAFT,
    transitions=(
        (SmallWinState.DRAFT, SmallWinState.PUBLISHED, "publish"),
        (SmallWinState.PUBLISHED, SmallWinState.TAKEN_BACK, "take back"),
    ),
)
