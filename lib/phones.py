"""Phone numbers that somebody typed: the same number is known again, however it was written."""

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

_RELAY_PREFIX = re.compile(r"^\s*1800[12][\s-]*(?=[0+])")  # dialled before a number for Relay UK; no part of it
_LONGEST_TYPED = 60


def e164(typed: str) -> str:
    """Return a number as the whole world writes it (+441392380434); a UK one when it names no country.

    Empty when it cannot be a phone number. An extension is left out.
    """
    number = _parsed(typed)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if number else ""


def as_read_aloud(typed: str) -> str:
    """Return a number with its usual gaps (01392 380434), or what was typed where it cannot be understood."""
    number = _parsed(typed)
    if number is None:
        return typed
    at_home = number.country_code == 44
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )


def dialling(shown: str) -> str:
    """Return the address that rings a number as it is shown (tel:999); empty where it has no digit."""
    digits = "".join(character for character in shown if character in "0123456789+")
    return f"tel:{digits}" if digits.strip("+") else ""


def _parsed(typed: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(_RELAY_PREFIX.sub("", typed[:_LONGEST_TYPED]), "GB")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
