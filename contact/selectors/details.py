"""What we hold to reach a writer. All is found by `link`, which only the portal, with its key, makes from a code."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from contact.enums import Format, Purpose, Way
from contact.models import ContactDetails
from contact.reach import read_aloud
from lib import codes

FIELD_OF = {Way.EMAIL: "email", Way.TEXT: "phone", Way.PHONE: "phone", Way.LETTER: "address"}
FLAG_OF = {
    Purpose.REPLY: "for_reply",
    Purpose.FOLLOW_UP: "for_follow_up",
    Purpose.NEWS: "for_news",
    Purpose.TAKE_PART: "for_taking_part",
}
WORD_LETTERS = 20  # of a hex digest: 80 bits, and it opens nothing; short enough to type from a letter


@dataclass(frozen=True, slots=True)
class Wanted:
    """How somebody wants to hear from us: `to` is the address or number that belongs to `way`."""

    way: Way
    to: str
    purposes: frozenset[Purpose]
    name: str = ""
    copy_format: Format = Format.STANDARD
    language: str = ""

    @property
    def shown(self) -> str:
        """The address or number as people write it."""
        return read_aloud(self.to) if self.way in (Way.TEXT, Way.PHONE) else self.to

    @property
    def in_words(self) -> tuple[str, ...]:
        """What it may be used for."""
        return tuple(purpose.label for purpose in Purpose if purpose in self.purposes)


def link_of(code_hash: str) -> str:
    """Return what joins a writer's code, given as the hash that is kept of it, to their contact details."""
    return codes.keyed_hash(code_hash, purpose="contact details")


def held(link: str) -> Wanted | None:
    """Return what we hold for this link, for the writer's own eyes; None when we hold nothing."""
    found = ContactDetails.objects.filter(link=link).first()
    return _wanted(found) if found else None


def stop_word(link: str) -> str:
    """Return the word in the address that stops every message. It follows from the link; only its hash is kept."""
    return codes.keyed_hash(link, purpose="word that stops messages")[:WORD_LETTERS]


def stop_hash(word: str) -> str:
    """Return the keyed hash by which the word finds the details."""
    return codes.keyed_hash(word, purpose="hash of the word that stops messages")


def stop_href(link: str) -> str:
    """Return the whole address that stops every message in one step."""
    return f"{settings.SITE_URL}{reverse('stop_messages', args=[stop_word(link)])}"


def whose(link: str) -> str:
    """Return the mark by which the outbox groups what one writer is sent."""
    return codes.keyed_hash(link, purpose="messages of one person")


def _wanted(found: ContactDetails) -> Wanted:
    way = Way(found.way)
    return Wanted(
        way=way,
        to=getattr(found, FIELD_OF[way]),
        purposes=frozenset(purpose for purpose, flag in FLAG_OF.items() if getattr(found, flag)),
        name=found.name,
        copy_format=Format(found.copy_format),
        language=found.language,
    )
