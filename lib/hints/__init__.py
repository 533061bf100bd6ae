"""Gentle hints that a text may hold something that tells who a person is. They raise attention and block nothing.

A hint may be wrong and some things will be missed: a person always decides. Positions count characters as Python does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lib.hints import dates, names, numbers, places, staff


class Kind(StrEnum):
    """What a hint is about, the surest first: where two overlap, the earlier in this list is kept."""

    EMAIL = "email"
    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    PHONE = "phone"
    POSTCODE = "postcode"
    CASE_NUMBER = "case_number"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    SCHOOL = "school"
    AGE_AND_PLACE = "age_and_place"
    STAFF = "staff"
    NAME = "name"

    @property
    def words(self) -> str:
        """Return the kind in plain words, to follow "This may be"."""
        return _WORDS[self]


_WORDS = {
    Kind.EMAIL: "an e-mail address",
    Kind.NHS_NUMBER: "an NHS number",
    Kind.UPN: "a pupil number",
    Kind.PHONE: "a phone number",
    Kind.POSTCODE: "a postcode",
    Kind.CASE_NUMBER: "the number of a plan or a case",
    Kind.DATE_OF_BIRTH: "a date of birth",
    Kind.ADDRESS: "a home address",
    Kind.SCHOOL: "the name of a school",
    Kind.AGE_AND_PLACE: "a child’s age and where they live",
    Kind.STAFF: "the name of somebody at work",
    Kind.NAME: "a person’s name",
}
_FINDERS = {
    Kind.EMAIL: numbers.emails,
    Kind.NHS_NUMBER: numbers.nhs_numbers,
    Kind.UPN: numbers.upns,
    Kind.PHONE: numbers.phones,
    Kind.POSTCODE: numbers.postcodes,
    Kind.CASE_NUMBER: places.case_numbers,
    Kind.DATE_OF_BIRTH: dates.dates_of_birth,
    Kind.ADDRESS: places.addresses,
    Kind.SCHOOL: names.schools,
    Kind.AGE_AND_PLACE: dates.ages_and_places,
    Kind.STAFF: staff.staff,
    Kind.NAME: names.people,
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of the text, `text[start:end]`, that may tell who somebody is."""

    kind: Kind
    start: int
    end: int
    text: str


def find(text: str) -> list[Hint]:
    """Return every hint in a text, in its order, none overlapping another."""
    kept: list[Hint] = []
    taken = bytearray(len(text))
    for hint in _all(text):
        if not any(taken[hint.start : hint.end]):
            taken[hint.start : hint.end] = b"\1" * (hint.end - hint.start)
            kept.append(hint)
    return sorted(kept, key=lambda hint: hint.start)


def _all(text: str) -> Iterator[Hint]:
    for kind, finder in _FINDERS.items():
        for start, end in finder(text):
            yield Hint(kind, start, end, text[start:end])
