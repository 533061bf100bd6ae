"""Who speaks, whose voice it is, how it came, and what somebody said about themselves."""

from django.db.models import TextChoices


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


class YoungVoice(TextChoices):
    """Whose voice it is where a young person is the subject, each apart from the others (CY-08)."""

    OWN = "young-own", "Children and young people: their own voice"
    SUPPORTED = "young-supported", "Children and young people: their own voice, with help"
    GROUP = "young-group", "Children and young people: a group"
    ON_BEHALF = "young-on-behalf", "Children and young people: somebody speaks for them"


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
