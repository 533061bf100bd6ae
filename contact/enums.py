"""The words of contact: how somebody wants to hear from us, and where a request of theirs is."""

from django.db.models import TextChoices

from lib.states import StateTable


class Way(TextChoices):
    """How somebody wants to hear back. Who wants no message at all has no row."""

    EMAIL = "email", "By e-mail"
    TEXT = "text", "By text message"
    PHONE = "phone", "By phone"
    LETTER = "letter", "By letter"


class Format(TextChoices):
    """In what form they can read it best."""

    STANDARD = "standard", "As it is"
    EASY_READ = "easy-read", "Easy Read, with pictures"
    LARGE_PRINT = "large-print", "Large print"
    AUDIO = "audio", "Read aloud"
    OTHER_LANGUAGE = "other-language", "In another language"


class Purpose(TextChoices):
    """What somebody lets us use their details for; each is ticked on its own, and none is ticked before."""

    REPLY = "reply", "Tell me when the council answers, and when something changes"
    FOLLOW_UP = "follow-up", "Ask me more about what I told you"
    NEWS = "news", "Send me news about this work, a few times a year"
    TAKE_PART = "take-part", "Ask me to take part, such as in a meeting"


class CallBy(TextChoices):
    """How to ring somebody who asked for it."""

    PHONE = "phone", "Ring me"
    TEXT = "text", "Text me"
    RELAY = "relay", "Ring me through Relay UK"


class RequestState(TextChoices):
    """Where a call-back is."""

    WAITING = "waiting", "Waiting"
    TAKEN = "taken", "Somebody has taken it"
    DONE = "done", "We spoke"
    NOT_REACHED = "not-reached", "We could not reach them"


REQUEST_STATES = StateTable(
    name="call-back",
    initial=RequestState.WAITING,
    transitions=(
        (RequestState.WAITING, RequestState.TAKEN, "take"),
        (RequestState.TAKEN, RequestState.WAITING, "put back"),
        (RequestState.TAKEN, RequestState.DONE, "write down what was said"),
        (RequestState.TAKEN, RequestState.NOT_REACHED, "give up after three tries"),
        (RequestState.NOT_REACHED, RequestState.TAKEN, "try again"),
    ),
)


class Ordered(TextChoices):
    """What can be ordered on paper."""

    PAPER_FORM = "paper-form", "The form to tell us something, on paper"
    EASY_READ = "easy-read", "How this works, in Easy Read"
    REPORT = "report", "The newest progress report"
    PRIORITIES = "priorities", "The priorities and what was promised"


class OrderState(TextChoices):
    """Where an order is."""

    WAITING = "waiting", "Waiting to be posted"
    POSTED = "posted", "Posted"


ORDER_STATES = StateTable(
    name="order",
    initial=OrderState.WAITING,
    transitions=((OrderState.WAITING, OrderState.POSTED, "post"),),
)
