"""People who want to hear from us, for tests. Every value that only the contact team may read says CANARY."""

from contact.enums import Purpose, Way
from contact.selectors.details import Wanted, link_of
from contact.services.details import keep_details
from contact.services.news import tell
from feedback.models import ReceiptCode, Submission
from feedback.selectors.receipts import hash_of_code
from lib import codes
from outbox import emails
from outbox.models import Message
from tests.plugins.beside import wait_until

TO = {
    Way.EMAIL: "CANARY-EMAIL@example.org",
    Way.TEXT: "07700 900123",
    Way.PHONE: "01632 960124",
    Way.LETTER: "1 CANARY-ADDRESS Road\nExample Town\nEX1 1AA",
}


def wanted(way: Way = Way.EMAIL, **changes: object) -> Wanted:
    """Return how somebody wants to hear from us, with every purpose."""
    given = {"to": TO[way], "purposes": frozenset(Purpose), "name": "CANARY-NAME"}
    return Wanted(way=way, **{**given, **changes})


def keep(link: str = "link", way: Way = Way.EMAIL, **changes: object) -> str:
    """Keep it, and return the link."""
    keep_details(link=link, wanted=wanted(way, **changes))
    return link


def subscribe(submission: Submission, way: Way = Way.EMAIL, **changes: object) -> str:
    """Let the writer of a submission want to hear back; it gets a code where it has none. Returns the link."""
    code_hash = hash_of_code(codes.derive_code(f"token of {submission.pk}"))
    receipt, _made = ReceiptCode.objects.get_or_create(submission=submission, defaults={"code_hash": code_hash})
    return keep(link_of(receipt.code_hash), way, **changes)


def messages() -> list[Message]:
    """Return every message that says there is news."""
    return list(Message.objects.filter(key__startswith="news:").order_by("pk"))


def by_hand(way: Way = Way.LETTER, link: str = "link", **changes: object) -> Message:
    """Return a message that waits for the contact team."""
    tell(links=[keep(link, way, **changes)], event="answer 1")
    message = messages()[-1]
    emails.send(message.pk)

    def left_for_a_person() -> bool:  # a real worker of another test may be the one who takes it
        message.refresh_from_db()
        return message.state == "by-hand"

    wait_until(left_for_a_person, what="the letter to be left for a person")
    return message
