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


class ProposalKind(TextChoices):
    """What somebody proposes."""

    PRIORITY = "priority", "A priority"
    STATEMENT = "statement", "A statement about co-production"


class Proposer(TextChoices):
    """Who proposes, or says that theirs is the same. Families' voices are never shown as a number."""

    PARENT_CARER = "parent-carer", "A parent carer"
    YOUNG_PERSON = "young-person", "A young person"
    PROFESSIONAL = "professional", "Somebody who works with families"
    PARTNER = "partner", "A partner organisation"


class ProposalState(TextChoices):
    """Where a proposal is."""

    WAITING = "waiting", "Waits to be read"
    PUBLISHED = "published", "On the list"
    DECLINED = "declined", "Not on the list"
    JOINED = "joined", "Joined with another"


PROPOSAL_STATES = StateTable(
    name="proposal",
    initial=ProposalState.WAITING,
    transitions=(
        (ProposalState.WAITING, ProposalState.PUBLISHED, "publish"),
        (ProposalState.WAITING, ProposalState.DECLINED, "decline"),
        (ProposalState.WAITING, ProposalState.JOINED, "join with another"),
        (ProposalState.PUBLISHED, ProposalState.JOINED, "join with another"),
        (ProposalState.JOINED, ProposalState.WAITING, "undo joining"),
        (ProposalState.JOINED, ProposalState.PUBLISHED, "undo joining"),
        (ProposalState.PUBLISHED, ProposalState.WAITING, "take off the list"),
        (ProposalState.DECLINED, ProposalState.WAITING, "read again"),
    ),
)


class WhyDeclined(TextChoices):
    """Why a proposal does not go on the list."""

    ABOUT_A_PERSON = "about-a-person", "It is about one child, family or member of staff"
    NOT_OURS = "not-ours", "It is about something that is not part of support for children with SEND in Devon"
    NOT_CLEAR = "not-clear", "We could not tell what should change"
    UNKIND = "unkind", "It hurts somebody"


class ProposalStep(TextChoices):
    """What somebody did with a proposal."""

    WORDED = "worded", "Changed the words that people read"
    PUBLISHED = "published", "Put it on the list"
    DECLINED = "declined", "Did not put it on the list"
    JOINED = "joined", "Joined it with another"
    PARTED = "parted", "Undid the joining"
    TAKEN_BACK = "taken-back", "Took it off the list, to be read again"
    READ_AGAIN = "read-again", "Opened it again"
    INTO_ROUND = "into-round", "Put it in a round"
    OUT_OF_ROUND = "out-of-round", "Took it out of a round"
    INTO_UNDERSTANDING = "into-understanding", "Put it in the shared understanding"
    OUT_OF_UNDERSTANDING = "out-of-understanding", "Took it out of the shared understanding"
