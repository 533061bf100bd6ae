"""What the contact team sends by hand: letters to post, texts to send, people to ring. Lists say no name."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone

from accounts.enums import RecordRead
from accounts.models import Reading, User
from contact.models import SentByHand
from contact.reach import read_aloud
from lib import clock
from outbox.enums import Channel, MessageState
from outbox.models import Message

MOST_SHOWN = 50
LARGEST = 2**63 - 1  # number that PostgreSQL keeps; a larger one in an address is nobody's
HEADINGS = (
    (Channel.LETTER, "Letters to print and post", "letter"),
    (Channel.TEXT, "Texts to send", "text"),
    (Channel.PHONE, "People to ring", "call"),
)
ALREADY = {
    Channel.LETTER: "posted this letter",
    Channel.TEXT: "sent this text",
    Channel.PHONE: "rang this person",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of a list: no name, no address, no number."""

    number: int
    made_on: date
    days: int
    special: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits in one channel, oldest first; `total` may be more than is shown."""

    title: str
    word: str
    channel: str
    total: int
    items: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as a person sends it. Reading it is noted."""

    number: int
    channel: str
    to: tuple[str, ...]
    heading: str
    paragraphs: tuple[str, ...]
    wish: str
    made_on: date
    opened_before: tuple[str, datetime] | None


@dataclass(frozen=True, slots=True)
class Done:
    """Who sent it, when, and what that was."""

    by_name: str
    at: datetime
    did: str


def piles() -> tuple[Pile, ...]:
    """Return what waits for a person, by channel."""
    totals = dict(Message.objects.by_hand().order_by().values_list("channel").annotate(Count("pk")))
    return tuple(_pile(channel, title, word, totals.get(channel, 0)) for channel, title, word in HEADINGS)


def how_many_wait() -> int:
    """Return how many letters, texts and calls wait for a person."""
    return Message.objects.by_hand().count()


def by_hand(number: int) -> Message | None:
    """Return the message that waits for a person under this number, or None."""
    return Message.objects.by_hand().filter(pk=number).first() if number <= LARGEST else None


def was_stopped(number: int) -> bool:
    """Return whether the person asked us to stop before it was sent."""
    return number <= LARGEST and Message.objects.filter(pk=number, state=MessageState.STOPPED).exists()


def done(number: int) -> Done | None:
    """Return who sent it, or None when nobody did."""
    if number > LARGEST:
        return None
    made = SentByHand.objects.select_related("by", "message").filter(message=number).first()
    return Done(made.by.name, made.at, ALREADY[Channel(made.message.channel)]) if made else None


def reference_of(number: int) -> str:
    """Return what the log of readings calls a message."""
    return f"message {number}"


def letter(message: Message, *, reader: User) -> Letter:
    """Return the whole message, and who else opened it last, so that two people do not both send it."""
    others = Reading.objects.filter(record=RecordRead.CONTACT_DETAILS, reference=reference_of(message.pk))
    last = others.exclude(by=reader).select_related("by").order_by("-at").first()
    return Letter(
        number=message.pk,
        channel=message.channel,
        to=tuple(_spoken(line) for line in message.to.splitlines()),
        heading=message.subject,
        paragraphs=tuple(part for part in message.body.split("\n\n") if part.strip()),
        wish=message.wish,
        made_on=timezone.localtime(message.made_at).date(),
        opened_before=(last.by.name, last.at) if last else None,
    )


def _spoken(line: str) -> str:
    return read_aloud(line) if line.startswith("+44") else line


def _pile(channel: Channel, title: str, word: str, total: int) -> Pile:
    shown = Message.objects.by_hand().filter(channel=channel).only("pk", "made_at", "wish")[:MOST_SHOWN]
    return Pile(title, word, channel, total, tuple(_waiting(message) for message in shown))


def _waiting(message: Message) -> Waiting:
    made_on = timezone.localtime(message.made_at).date()
    return Waiting(message.pk, made_on, (clock.today() - made_on).days, bool(message.wish))
