"""Sending by hand: opening a letter is noted, and it is sent once, however many people press the button."""

from django.db import transaction

from accounts.enums import Permission, RecordRead
from accounts.models import User
from accounts.permissions import require
from accounts.services import note_reading
from contact.models import SentByHand
from contact.selectors.letters import LARGEST, Letter, letter, reference_of
from outbox.models import Message
from outbox.services import sent_by_hand


@transaction.atomic
def open_letter(*, message: Message, by: User) -> Letter:
    """Return a message as a person sends it, and keep that `by` read the address. Raises PermissionDenied."""
    require(by, Permission.ANSWER_CONTACT_REQUESTS)
    opened = letter(message, reader=by)
    note_reading(by=by, record=RecordRead.CONTACT_DETAILS, reference=reference_of(message.pk))
    return opened


@transaction.atomic
def mark_done(*, number: int, by: User) -> bool:
    """Note that `by` posted, texted or rang. Returns whether this call was the first; the second changes nothing.

    False also where the person asked us to stop meanwhile. Raises PermissionDenied.
    """
    require(by, Permission.ANSWER_CONTACT_REQUESTS)
    first = number <= LARGEST and sent_by_hand(number=number)
    if first:
        SentByHand.objects.create(message_id=number, by=by)
    return first
