"""Roles, permissions and sectors: who may do what, as one readable table in `permissions`."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person who signs in is here to do. One person may hold several."""

    PARTNER = "partner", "Partner"
    PARTNER_LEAD = "partner-lead", "Partner lead"
    FORUM_MODERATOR = "forum-moderator", "Forum moderator"
    COUNCIL_MODERATOR = "council-moderator", "Council moderator"
    RESPONDER = "responder", "Responder"
    CONTACT_TEAM = "contact-team", "Contact team"
    HELPER = "helper", "Helper"
    SAFEGUARDING_LEAD = "safeguarding-lead", "Safeguarding lead"
    REPORT_EDITOR = "report-editor", "Report editor"
    ADMINISTRATOR = "administrator", "Administrator"
    AUDITOR = "auditor", "Auditor"


class Permission(TextChoices):
    """One thing that a role allows."""

    MODERATE_FORUM_ITEMS = "moderate-forum-items", "Read and moderate what is open to the forum"
    MODERATE_COUNCIL_ITEMS = "moderate-council-items", "Read and moderate what is for the council team only"
    DECIDE_WITHHOLDING = "decide-withholding", "Decide that a comment is not published"
    RAISE_CONCERN = "raise-concern", "Say that someone is not safe"
    HANDLE_CONCERNS = "handle-concerns", "Read and act on safeguarding concerns"
    RESPOND = "respond", "Answer what people told us"
    EDIT_REPORTS = "edit-reports", "Ask for, check and publish progress reports; import event notes"
    COMMENT_ON_REPORTS = "comment-on-reports", "Read a progress report before it is published, and write a note on it"
    VOTE = "vote", "Give stars for an organisation"
    CONFIRM_VOTE = "confirm-vote", "Confirm an organisation's stars"
    REFLECT = "reflect", "Look at one's own setting with the four cornerstones"
    RUN_ROUNDS = "run-rounds", "Prepare, open, close and publish star rounds"
    HAND_OUT_CODES = "hand-out-codes", "Make codes with which families vote"
    ENTER_PAPER_STARS = "enter-paper-stars", "Type stars from paper, and check what another person typed"
    ANSWER_CONTACT_REQUESTS = "answer-contact-requests", "Answer call-backs and letters"
    ENTER_FOR_OTHERS = "enter-for-others", "Write down what people said by phone, on paper or at an event"
    ADMINISTER = "administer", "Grant roles and edit texts, numbers and settings"
    EDIT_ACTIONS = "edit-actions", "Write down what the council does, how far it is and whether it helped"
    ACCEPT_ACTION = "accept-action", "Accept an action for an organisation, and say how far it is"
    LOG_HOURS = "log-hours", "Write down one's own hours as a volunteer"
    READ_AUDIT = "read-audit", "See who read and did what, without the words"


class Sector(TextChoices):
    """The part of the local area partnership that an organisation belongs to."""

    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    CARE = "care", "Social care"
    VOLUNTARY = "voluntary", "Voluntary and community"
    FAMILIES = "families", "Parent carers and young people"
    COUNCIL = "council", "Council"


class RecordRead(TextChoices):
    """What kind of protected record somebody opened."""

    WORDS_AS_SENT = "words-as-sent", "The words as sent"
    CONTACT_DETAILS = "contact-details", "Contact details"
    CONCERN = "concern", "A safeguarding concern"
