"""Gentle hints that a text may hold something that tells who a person is. They raise attention and block nothing.

A hint may be wrong and some things will be missed: a person always decides. Positions count characters as Python does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lib.hints import names, numbers


class Kind(StrEnum):
    """What a hint is about, the surest first: where two overlap, the earlier in this list is kept."""

    EMAIL = "email"
    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    PHONE = "phone"
    POSTCODE = "postcode"
    SCHOOL = "school"
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
    Kind.SCHOOL: "the name of a school",
    Kind.NAME: "a person’s name",
}
_FINDERS = {
    Kind.EMAIL: numbers.emails,
    Kind.NHS_NUMBER: numbers.nhs_numbers,
    Kind.UPN: numbers.upns,
    Kind.PHONE: numbers.phones,
    Kind.POSTCODE: numbers.postcodes,
    Kind.SCHOOL: names.schools,
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
