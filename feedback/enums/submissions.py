"""What became of what somebody sent, who may read it, and what people at the desk decide."""

from django.db.models import TextChoices

from lib.states import StateTable


class StatutoryClass(TextChoices):
    """How the comment stands to regulation 56 of the SEND Regulations 2014."""

    CONTENT_QUALITY = "content-quality", "What help there is, and how good it is"
    CONTENT_GAP = "content-gap", "What is missing"
    ACCESSIBILITY = "accessibility", "How easy the information is to find and use"
    DEVELOPMENT = "development", "How families were involved"
    INDIVIDUAL_SERVICE = "individual-service", "The help one person gets"
    OUTSIDE = "outside-s30", "Something else"

    @classmethod
    def about_the_local_offer(cls) -> tuple["StatutoryClass", ...]:
        """Return the classes of comment that regulation 56(1) of the SEND Regulations 2014 asks to be published."""
        return (cls.CONTENT_QUALITY, cls.CONTENT_GAP, cls.ACCESSIBILITY, cls.DEVELOPMENT)


class Readers(TextChoices):
    """Who may read the words as sent: the writer chooses."""

    FORUM_AND_COUNCIL = "forum", "A volunteer of the forum"
    COUNCIL_ONLY = "council-only", "The council team only"


class SubmissionState(TextChoices):
    """What became of what somebody sent."""

    RECEIVED = "received", "Received"
    SECOND_APPROVAL = "second-approval", "A second person reads it before it is published"
    WITHHOLDING_RECOMMENDED = "withholding-recommended", "The council decides whether to publish"
    SECOND_OFFICER = "second-officer", "A second officer of the council decides whether to publish"
    PUBLISHED = "published", "Published"
    WITHHELD = "withheld", "Not published"
    SET_ASIDE = "set-aside", "Set aside: it does not come from a person"
    WITHDRAWN = "withdrawn", "Withdrawn"


SUBMISSION_STATES = StateTable(
    name="submission",
    initial=SubmissionState.RECEIVED,
    transitions=(
        (SubmissionState.RECEIVED, SubmissionState.PUBLISHED, "publish"),
        (SubmissionState.RECEIVED, SubmissionState.SECOND_APPROVAL, "publish, if a second person agrees"),
        (SubmissionState.SECOND_APPROVAL, SubmissionState.PUBLISHED, "agree"),
        (SubmissionState.SECOND_APPROVAL, SubmissionState.RECEIVED, "ask for it to be read again"),
        (SubmissionState.SECOND_APPROVAL, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.RECEIVED, SubmissionState.WITHHOLDING_RECOMMENDED, "recommend withholding"),
        (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.WITHHELD, "withhold"),
        (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.RECEIVED, "send back to be published"),
        (
            SubmissionState.WITHHOLDING_RECOMMENDED,
            SubmissionState.SECOND_OFFICER,
            "withhold, if a second officer agrees",
        ),
        (SubmissionState.SECOND_OFFICER, SubmissionState.WITHHELD, "withhold"),
        (SubmissionState.SECOND_OFFICER, SubmissionState.RECEIVED, "send back to be published"),
        (SubmissionState.RECEIVED, SubmissionState.SET_ASIDE, "set aside"),
        (SubmissionState.SET_ASIDE, SubmissionState.RECEIVED, "put back"),
        (SubmissionState.PUBLISHED, SubmissionState.RECEIVED, "take down to read again"),
        (SubmissionState.WITHHELD, SubmissionState.RECEIVED, "look again"),
        (SubmissionState.RECEIVED, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.PUBLISHED, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.SECOND_OFFICER, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.WITHHELD, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.SET_ASIDE, SubmissionState.WITHDRAWN, "withdraw"),
    ),
)


class Verdict(TextChoices):
    """What a person decided about a submission."""

    PUBLISH = "publish", "Publish"
    PROPOSE = "propose", "Publish, if a second person agrees"
    AGREE = "agree", "Agree to publish"
    READ_AGAIN = "read-again", "Ask for it to be read again"
    RECOMMEND_WITHHOLDING = "recommend-withholding", "Recommend not to publish"
    PROPOSE_WITHHOLDING = "propose-withholding", "Do not publish, if a second officer agrees"
    WITHHOLD = "withhold", "Do not publish"
    SEND_BACK = "send-back", "Send back to be published"
    TAKE_DOWN = "take-down", "Take down to read again"
    LOOK_AGAIN = "look-again", "Read again, because the writer asked"
    SET_ASIDE = "set-aside", "Set aside: it does not come from a person"
    PUT_BACK = "put-back", "Put back in the queue"


class SetAsideReason(TextChoices):
    """Why something does not come from a person who tells us something (AD-14)."""

    ADVERT = "advert", "It is an advert"
    MACHINE = "machine", "It looks as if a machine wrote it"
    TRY_OUT = "try-out", "Somebody tried out the form"


class WithholdingGround(TextChoices):
    """Why a comment need not be published: regulation 56(4), or other law."""

    VEXATIOUS = "vexatious", "Abusive or vexatious"
    INDIVIDUAL_SERVICE = "individual-service", "Only about the help one person gets"
    OTHER_LAW = "other-law", "Another law forbids it"


class WhyTwoPeople(TextChoices):
    """Why a second person reads something before it is published (MO-11, CY-09). The words follow “because”."""

    YOUNG = "young", "a child or young person told us this"
    SMALL_PLACE = "small-place", "it still names a place smaller than a district"
    MUCH_TAKEN_OUT = "much-taken-out", "much of the text is taken out"


class RedactionReason(TextChoices):
    """Why some words were taken out."""

    NAME = "name", "A name"
    THIRD_PARTY = "third-party", "Details of another person"
    STAFF = "staff", "A member of staff"
    PLACE = "place", "A place or school"
    DATE = "date", "A date or age"
    CONTACT = "contact", "A phone number, e-mail or address"
    ABUSE = "abuse", "Abusive words"
    LENGTH = "length", "To make it shorter"


class TextField(TextChoices):
    """Which of the two texts."""

    VALUED = "valued", "What went well"
    NEEDS_CHANGE = "needs_change", "What needs to change"


class ConflictKind(TextChoices):
    """Why somebody cannot be the one who reads an item (MO-09)."""

    FAMILY = "family", "I know the family or the young person"
    SETTING = "setting", "I work at, or my child goes to, a place in it"
    STAFF = "staff", "I know a member of staff in it"
    OTHER = "other", "Another reason"


class ChallengeKind(TextChoices):
    """What a writer asks a second person to look at."""

    EDIT = "edit", "What was taken out of their words"
    WITHHOLDING = "withholding", "That their words are not published"
    SET_ASIDE = "set-aside", "That their words were set aside: a person wrote them"


class ChallengeState(TextChoices):
    """Where it is."""

    OPEN = "open", "Waiting for a second person"
    KEPT = "kept", "A second person looked: it stays as it is"
    CHANGED = "changed", "A second person looked: it is read again"
    PUT_BACK = "put-back", "The words wait to be read again"
    WITHDRAWN = "withdrawn", "The words were taken back"


CHALLENGE_STATES = StateTable(
    name="challenge",
    initial=ChallengeState.OPEN,
    transitions=(
        (ChallengeState.OPEN, ChallengeState.KEPT, "keep"),
        (ChallengeState.OPEN, ChallengeState.CHANGED, "change"),
        (ChallengeState.OPEN, ChallengeState.PUT_BACK, "say that a person wrote it"),
        (ChallengeState.OPEN, ChallengeState.WITHDRAWN, "withdraw the words"),
    ),
)
