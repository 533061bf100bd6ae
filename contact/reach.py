"""Whether a message can reach somebody at what they typed: an e-mail address, a UK phone number, a postal address."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

LONGEST_EMAIL = 254
LONGEST_NUMBER = 60
LONGEST_LINE = 80
FEWEST_LINES, MOST_LINES = 2, 6  # GOV.UK Notify has room for seven; the name is the first
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")
# Ofcom keeps these for films and trials, so that nobody's phone rings; the library calls them wrong.
_FOR_TRIALS = re.compile(r"7700900\d{3}|1632960\d{3}")
_MOBILE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


class CannotReach(ValueError):
    """No message can reach anybody there."""


def email_address(typed: str) -> str:
    """Return an e-mail address without what stands around it. Raises CannotReach."""
    address = typed.strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise CannotReach from error
    if len(address) > LONGEST_EMAIL:
        raise CannotReach
    return address


def uk_number(typed: str) -> str:
    """Return a UK phone number as the world writes it, such as +441392380434. Raises CannotReach."""
    return phonenumbers.format_number(_uk(typed), PhoneNumberFormat.E164)


def uk_mobile(typed: str) -> str:
    """Return a UK number that takes texts, such as +447700900123. Raises CannotReach."""
    number = _uk(typed)
    if phonenumbers.number_type(number) not in _MOBILE and not str(number.national_number).startswith("77009"):
        raise CannotReach
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def read_aloud(number: str) -> str:
    """Return a kept number as people say it: 01392 380434."""
    return phonenumbers.format_number(phonenumbers.parse(number, "GB"), PhoneNumberFormat.NATIONAL)


def postal_address(typed: str) -> str:
    """Return an address as its lines, without empty ones; the last is a UK postcode. Raises CannotReach."""
    lines = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    if not FEWEST_LINES <= len(lines) <= MOST_LINES or max(map(len, lines)) > LONGEST_LINE:
        raise CannotReach
    found = _POSTCODE.fullmatch(lines[-1].upper())
    if found is None:
        raise CannotReach
    return "\n".join([*lines[:-1], f"{found[1]} {found[2]}"])


def _uk(typed: str) -> PhoneNumber:
    try:
        number = phonenumbers.parse(typed[:LONGEST_NUMBER], "GB")
    except NumberParseException as error:
        raise CannotReach from error
    known = phonenumbers.is_valid_number(number) or _FOR_TRIALS.fullmatch(str(number.national_number))
    if number.country_code != 44 or number.extension or not known:
        raise CannotReach
    return number
