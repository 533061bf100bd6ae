"""Birthdays, and a child's age beside a small place: each finder yields (start, end)."""

import re
from collections.abc import Iterator

from lib.hints import names
from lib.hints.names import Span

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"{_DAY}(?: of)? {_MONTH}(?:,? \d{{2,4}})?|{_MONTH} {_DAY}(?:,? \d{{2,4}})?|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|"
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{6}(?!\d)"
)
_BIRTH = re.compile(
    rf"\b(?:born|dob|d\.?o\.?b\.?|date of birth|birth ?date|birthday)(?: (?:is|was))?(?: on)?(?: the)?[:,]? ?({_DATE})",
    re.IGNORECASE,
)

_THEN_BIRTH = re.compile(
    rf"({_DATE}),? (?:is|was) (?:his|her|their|my|our|the)(?: \w+['’]s?)? (?:date of birth|dob|birth ?day)\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
)
_AGE = (
    rf"(?:aged? {_NUMBER}\b|{_NUMBER}[- ]years?[- ]old\b(?! ?s)|(?<=is ){_NUMBER}\b(?! (?:week|month|year|hour|"
    rf"mile|day|of)))"
)
_AGE_AND_PLACE = re.compile(
    rf"\b(?i:{_AGE})(?:,? (?:[a-z]+ ){{0,5}}(?:in|from|near|at|of) |, )(?:the )?([A-Z][a-z]+(?:[- ][A-Z][a-z]+)?)"
)
# Too large to point to one family, or no place at all.
_BROAD = frozenset(
    [
        "Devon",
        "Exeter",
        "Plymouth",
        "Torbay",
        "England",
        "Britain",
        "Cornwall",
        "Somerset",
        "Dorset",
        "Year",
        "Key",
        "Early",
        "Reception",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
        "North",
        "South",
        "East",
        "West",
        "Mid",
        "English",
        "Maths",
    ]
)


def dates_of_birth(text: str) -> Iterator[Span]:
    """Yield dates that stand after "born", "birthday" or "date of birth"; other dates are of meetings and letters."""
    yield from (match.span(1) for match in _BIRTH.finditer(text))
    yield from (match.span(1) for match in _THEN_BIRTH.finditer(text))


def ages_and_places(text: str) -> Iterator[Span]:
    """Yield a child's age with the village or town beside it: together they may point to one child."""
    for match in _AGE_AND_PLACE.finditer(text):
        first = match[1].split()[0]
        if first not in _BROAD and not names.is_first_name(first):
            yield match.span()
