"""The words of feedback: who speaks, how it came, what became of it, and which step may follow which."""

from django.db.models import TextChoices

from lib.states import StateTable


class Speaker(TextChoices):
    """Who is telling us."""

    PARENT_CARER = "parent-carer", "Parent carer"
    YOUNG_PERSON = "young-person", "Child or young person"
    PROFESSIONAL = "professional", "Professional"
    PARTNER = "partner", "Partner"


class Voice(TextChoices):
    """Whose voice it is."""

    OWN = "own", "Their own voice"
    SUPPORTED = "supported", "Their own voice, with help"
    ON_BEHALF = "on-behalf", "Somebody speaks for them"
    GROUP = "group", "A group together"


class Channel(TextChoices):
    """How it came to us."""

    WEB = "web", "On this site"
    PHONE = "phone", "By phone"
    PAPER = "paper", "On paper"
    EVENT = "event", "At an event"


class Phase(TextChoices):
    """Where the child or young person is in their education."""

    EARLY_YEARS = "early-years", "Under 5"
    PRIMARY = "primary", "Primary, age 5 to 11"
    SECONDARY = "secondary", "Secondary, age 11 to 16"
    POST_16 = "post-16", "Age 16 to 19"
    YOUNG_ADULT = "young-adult", "Age 19 to 25"
    NOT_SURE = "not-sure", "I am not sure"
    NOT_SAID = "not-said", "I would rather not say"


class Setting(TextChoices):
    """Where the child or young person learns."""

    MAINSTREAM = "mainstream", "Mainstream nursery or school"
    SPECIAL = "special", "Special school"
    COLLEGE = "college", "College or training"
    EOTAS = "eotas", "Education other than at school (EOTAS)"
    HOME = "home", "Educated at home by choice"
    OUT_OF_SCHOOL = "out-of-school", "Has a place but is not going"
    NO_PLACE = "no-place", "Has no place"
    NOT_SURE = "not-sure", "I am not sure"
    NOT_SAID = "not-said", "I would rather not say"


class AboutOneChild(TextChoices):
    """Whether it is about the help that one child gets (regulation 56(4)(b) of the SEND Regulations 2014)."""

    YES = "yes", "Yes, it is about the help one child gets"
    NO = "no", "No, it is about how things work for families"
    BOTH = "both", "It is about both"
    NOT_SURE = "not-sure", "I am not sure"


class AgeBand(TextChoices):
    """How old a young person is: a band, never a birthday (CY-06)."""

    UNDER_11 = "under-11", "10 or younger"
    TO_15 = "11-to-15", "11 to 15"
    TO_17 = "16-to-17", "16 or 17"
    TO_25 = "18-to-25", "18 to 25"
    NOT_SURE = "not-sure", "I don’t know"
    NOT_SAID = "not-said", "I don’t want to say"


class Company(TextChoices):
    """Whether a grown-up was there when a young person told us (CY-03)."""

    ALONE = "alone", "No, nobody"
    HELPING = "helping", "Yes, and they help me"
    NEARBY = "nearby", "Yes, but they do not help me"
    NOT_SURE = "not-sure", "I don’t know"
    NOT_SAID = "not-said", "I don’t want to say"


class Telling(TextChoices):
    """Who is at the page when a young person tells us, in their own words: it decides whose voice it is (CY-03)."""

    ALONE = "alone", "Just me"
    HELPED = "helped", "Me, and somebody helps me"
    TYPED = "typed", "I say it, and somebody types my words"
    GROUP = "group", "We are a group"
    FOR_ANOTHER = "for-another", "I am a grown-up. I am telling you what a child thinks"
    NOT_SURE = "not-sure", "I don’t know"
    NOT_SAID = "not-said", "I don’t want to say"


class Feeling(TextChoices):
    """How something feels to a young person: a face and a word."""

    VERY_GOOD = "very-good", "Very good"
    GOOD = "good", "Good"
    IN_BETWEEN = "in-between", "In between"
    BAD = "bad", "Bad"
    VERY_BAD = "very-bad", "Very bad"
    NOT_SURE = "not-sure", "I don’t know"
    NOT_SAID = "not-said", "I don’t want to say"


class Wellbeing(TextChoices):
    """How a professional is at work."""

    VERY_WELL = "very-well", "Very well"
    WELL = "well", "Well"
    IN_BETWEEN = "in-between", "In between"
    STRUGGLING = "struggling", "I am struggling"
    VERY_HARD = "very-hard", "It is very hard"
    NOT_SAID = "not-said", "I would rather not say"


class Helper(TextChoices):
    """Who helped somebody to tell us, or told us for them."""

    PARENT_CARER = "parent-carer", "Their parent or carer"
    FAMILY = "family", "Somebody else in their family, or a friend"
    STAFF = "staff", "Somebody who works with them"
    ADVOCATE = "advocate", "An advocate or interpreter"
    FORUM = "forum", "Somebody from the parent carer forum"
    COUNCIL = "council", "Somebody from the council"
    NOBODY = "nobody", "Nobody: they wrote it themselves, on paper"


class WordsAre(TextChoices):
    """Whether words are the person's own or a helper's note of them (PP-10)."""

    AS_SAID = "as-said", "Their own words, as they said or wrote them"
    NOTE = "note", "The helper’s note of what they said"


class Consent(TextChoices):
    """On whose word somebody speaks for another person."""

    PERSON = "person", "The person said that they want this sent"
    PARENT_CARER = "parent-carer", "Their parent or carer said so"
    DECIDES_FOR_THEM = "decides-for-them", "I decide for them by law"
    EVERYBODY = "everybody", "Everybody in the group knew and agreed"


class Language(TextChoices):
    """The language in which somebody wrote, by its code (BCP 47)."""

    ENGLISH = "en", "English"
    ARABIC = "ar", "Arabic"
    BENGALI = "bn", "Bengali"
    BULGARIAN = "bg", "Bulgarian"
    CHINESE = "zh", "Chinese"
    FARSI = "fa", "Farsi"
    FRENCH = "fr", "French"
    GERMAN = "de", "German"
    HUNGARIAN = "hu", "Hungarian"
    ITALIAN = "it", "Italian"
    KURDISH = "ckb", "Kurdish (Sorani)"
    LITHUANIAN = "lt", "Lithuanian"
    PASHTO = "ps", "Pashto"
    POLISH = "pl", "Polish"
    PORTUGUESE = "pt", "Portuguese"
    ROMANIAN = "ro", "Romanian"
    RUSSIAN = "ru", "Russian"
    SPANISH = "es", "Spanish"
    TURKISH = "tr", "Turkish"
    UKRAINIAN = "uk", "Ukrainian"
    URDU = "ur", "Urdu"
    VIETNAMESE = "vi", "Vietnamese"
    WELSH = "cy", "Welsh"
    OTHER = "und", "Another language"


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
    PUBLISHED = "published", "Published"
    WITHHELD = "withheld", "Not published"
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
        (SubmissionState.PUBLISHED, SubmissionState.RECEIVED, "take down to read again"),
        (SubmissionState.WITHHELD, SubmissionState.RECEIVED, "look again"),
        (SubmissionState.RECEIVED, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.PUBLISHED, SubmissionState.WITHDRAWN, "withdraw"),
        (SubmissionState.WITHHELD, SubmissionState.WITHDRAWN, "withdraw"),
    ),
)


class Verdict(TextChoices):
    """What a person decided about a submission."""

    PUBLISH = "publish", "Publish"
    PROPOSE = "propose", "Publish, if a second person agrees"
    AGREE = "agree", "Agree to publish"
    READ_AGAIN = "read-again", "Ask for it to be read again"
    RECOMMEND_WITHHOLDING = "recommend-withholding", "Recommend not to publish"
    WITHHOLD = "withhold", "Do not publish"
    SEND_BACK = "send-back", "Send back to be published"
    TAKE_DOWN = "take-down", "Take down to read again"


class WithholdingGround(TextChoices):
    """Why a comment need not be published: regulation 56(4), or other law."""

    VEXATIOUS = "vexatious", "Abusive or vexatious"
    INDIVIDUAL_SERVICE = "individual-service", "Only about the help one person gets"
    OTHER_LAW = "other-law", "Another law forbids it"


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


class ConcernState(TextChoices):
    """Where a safeguarding concern is."""

    OPEN = "open", "Waiting for the safeguarding lead"
    PICKED_UP = "picked-up", "Picked up by the safeguarding lead"
    CLOSED = "closed", "Closed"

    @classmethod
    def still_open(cls) -> tuple["ConcernState", ...]:
        """Return the states in which nothing of the submission is public."""
        return (cls.OPEN, cls.PICKED_UP)


CONCERN_STATES = StateTable(
    name="safeguarding concern",
    initial=ConcernState.OPEN,
    transitions=(
        (ConcernState.OPEN, ConcernState.PICKED_UP, "pick up"),
        (ConcernState.PICKED_UP, ConcernState.CLOSED, "close with an outcome"),
    ),
)


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


class BatchState(TextChoices):
    """Where a pile of paper forms, calls or event notes is."""

    OPEN = "open", "Being entered"
    FINISHED = "finished", "Finished"


BATCH_STATES = StateTable(
    name="batch",
    initial=BatchState.OPEN,
    transitions=(
        (BatchState.OPEN, BatchState.FINISHED, "finish"),
        (BatchState.FINISHED, BatchState.OPEN, "open again"),
    ),
)
