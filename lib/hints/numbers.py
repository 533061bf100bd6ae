"""Addresses and numbers that belong to one person or household. Each finder yields (start, end)."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import Leniency
from stdnum.gb import nhs, upn

Span = tuple[int, int]
_SPACED_PHONE = re.compile(r"(?<![\d£.])0(?:[ .-]?\d){9,10}(?![\d])")
FEWEST_DIGITS = 9  # shorter matches are prices, years and room numbers

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# "jo dot smith at example dot com", as people write it to be left alone by machines
_SPOKEN_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\{at\}|\bat\b)\s?[\w-]{1,63}\s?(?:\.|\bdot\b|\(dot\)|\[dot\]|\{dot\})\s?"
    r"(?:com|co|org|net|gov|nhs|ac|uk|info|eu)\b(?:\s?(?:\.|\bdot\b|\(dot\)|\[dot\])\s?uk\b)?",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\d+])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
_UPN = re.compile(r"(?<!\w)[A-Z]\d{11}[A-Z\d](?!\w)", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE)
_LOCAL_PHONE = re.compile(
    r"\b(?:ring|rang|phone|phoned|telephone|tel|call|mobile|landline)\b[^\d\n.£]{0,25}(\d{3} ?\d{3})(?![\d/.,-]*\d)",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Span]:
    """Yield e-mail addresses, also those spelled out with "at" and "dot"."""
    yield from (match.span() for match in _EMAIL.finditer(text))
    yield from (match.span() for match in _SPOKEN_EMAIL.finditer(text))


def nhs_numbers(text: str) -> Iterator[Span]:
    """Yield ten-digit numbers whose check digit is that of an NHS number."""
    yield from (match.span() for match in _NHS.finditer(text) if nhs.is_valid(match[0].replace(".", "")))


def upns(text: str) -> Iterator[Span]:
    """Yield unique pupil numbers: a check letter that fits and twelve more characters."""
    yield from (match.span() for match in _UPN.finditer(text) if upn.is_valid(match[0]))


def postcodes(text: str) -> Iterator[Span]:
    """Yield whole postcodes; the first half alone names a district, not a street."""
    yield from (match.span() for match in _POSTCODE.finditer(text))


def phones(text: str) -> Iterator[Span]:
    """Yield phone numbers, and six-digit local ones after a word such as "ring"."""
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE):
        if _could_be_dialled(match):
            yield match.start, match.end
    yield from (match.span() for match in _SPACED_PHONE.finditer(text))
    yield from (match.span(1) for match in _LOCAL_PHONE.finditer(text))


def _could_be_dialled(match: phonenumbers.PhoneNumberMatch) -> bool:
    digits = sum(letter.isdigit() for letter in match.raw_string)
    starts = match.raw_string.lstrip("( ")[:1]
    return digits >= FEWEST_DIGITS and (starts in ("0", "+") or phonenumbers.is_valid_number(match.number))
