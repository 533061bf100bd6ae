"""Keeping, changing and deleting how to reach a writer. This room never sees what they told us."""

from typing import Any

from django.db import transaction

from contact.enums import Format, Purpose, Way
from contact.models import ContactDetails
from contact.reach import email_address, postal_address, uk_mobile, uk_number
from contact.selectors.details import FIELD_OF, FLAG_OF, Wanted, stop_hash, stop_word, whose
from lib import clock
from outbox.services import stop_all

CHECK_OF = {Way.EMAIL: email_address, Way.TEXT: uk_mobile, Way.PHONE: uk_number, Way.LETTER: postal_address}
REACH = ("way", "name", "email", "phone", "address")


class NoPurpose(Exception):
    """Nothing was ticked that we may use the details for."""


class NothingKept(Exception):
    """There are no details to change: they were deleted, here or by the link in a message."""


@transaction.atomic
def keep_details(*, link: str, wanted: Wanted) -> None:
    """Keep how somebody wants to hear from us, in place of what was kept before. Pressed twice, it is kept once.

    Only what belongs to the chosen way is kept (data minimisation, UK GDPR article 5(1)(c)). What still waits to go to
    another address is stopped. Raises CannotReach, NoPurpose.
    """
    fields = _fields(wanted)
    before = ContactDetails.objects.select_for_update().filter(link=link).first()
    if before and any(getattr(before, name) != fields[name] for name in REACH):
        stop_all(whose=whose(link))
    first = {**fields, "stop_hash": stop_hash(stop_word(link))}
    ContactDetails.objects.update_or_create(link=link, defaults=fields, create_defaults=first)


@transaction.atomic
def change_details(*, link: str, wanted: Wanted) -> None:
    """Change what is kept. Raises NothingKept where nothing is, and what `keep_details` raises."""
    if not ContactDetails.objects.select_for_update().filter(link=link).exists():
        raise NothingKept
    keep_details(link=link, wanted=wanted)


@transaction.atomic
def stop_one_purpose(*, link: str, purpose: Purpose) -> None:
    """Use the details for `purpose` no more; where it was the last one, they are deleted. Twice is the same as once."""
    found = ContactDetails.objects.select_for_update().filter(link=link).first()
    if found is None:
        return
    setattr(found, FLAG_OF[purpose], False)
    if any(getattr(found, flag) for flag in FLAG_OF.values()):
        found.save(update_fields=[FLAG_OF[purpose]])
    else:
        found.delete()
    if purpose == Purpose.REPLY:
        stop_all(whose=whose(link))


@transaction.atomic
def stop(*, word: str) -> bool:
    """Stop every message to whoever holds the link with `word`, at once, and delete their details.

    Returns whether there was anything to stop: a word that was typed wrong from a letter has to be told so.
    """
    found = ContactDetails.objects.filter(stop_hash=stop_hash(word)).first()
    if found is None:
        return False
    forget(link=found.link)
    return True


@transaction.atomic
def forget(*, link: str) -> None:
    """Delete what is kept of somebody, and stop what still waits to be sent to them. Twice is the same as once."""
    for found in ContactDetails.objects.select_for_update().filter(link=link):
        found.delete()
    stop_all(whose=whose(link))


def _fields(wanted: Wanted) -> dict[str, Any]:
    if not wanted.purposes:
        raise NoPurpose
    way = Way(wanted.way)
    other = Format(wanted.copy_format) == Format.OTHER_LANGUAGE
    return {
        "way": way,
        **dict.fromkeys(FIELD_OF.values(), ""),
        FIELD_OF[way]: CHECK_OF[way](wanted.to),
        "name": wanted.name.strip() if way in (Way.PHONE, Way.LETTER) else "",
        "copy_format": wanted.copy_format,
        "language": wanted.language.strip() if other else "",
        **{flag: purpose in wanted.purposes for purpose, flag in FLAG_OF.items()},
        "used_on": clock.today(),
    }
