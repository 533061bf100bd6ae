"""What a write-up says, once read. Everything is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

FOUR_CORNERSTONES: Mapping[str, str] = MappingProxyType(
    {
        "Welcome and care": "welcome-and-care",
        "Value and include": "value-and-include",
        "Communicate": "communicate",
        "Work in partnership": "work-in-partnership",
    }
)


class Kind(StrEnum):
    """The two forms of write-up."""

    PRIORITIES = "priorities"
    STATEMENTS = "statements"


class Reading(StrEnum):
    """What one line was understood as."""

    TITLE = "title"
    CORNERSTONE = "cornerstone"
    STRENGTH = "strength"
    DEVELOPMENT_POINT = "development point"
    STATEMENT = "statement"
    QUESTION = "open question"
    CONTINUED = "continues the line above"
    PROSE = "text around the list"
    FOOTNOTE = "footnote"
    FURNITURE = "part of the web page"
    BLANK = "blank"
    LEFT_OUT = "left out"

    @property
    def is_kept(self) -> bool:
        """Whether words of such a line end up in the result."""
        return self in _KEPT


_KEPT = frozenset(
    {
        Reading.TITLE,
        Reading.CORNERSTONE,
        Reading.STRENGTH,
        Reading.DEVELOPMENT_POINT,
        Reading.STATEMENT,
        Reading.QUESTION,
        Reading.CONTINUED,
    }
)


@dataclass(frozen=True)
class Line:
    """One line as it came, what it was understood as, and a sentence where there is something to say."""

    number: int
    text: str
    reading: Reading
    note: str = ""


@dataclass(frozen=True)
class Priority:
    """One strength under a cornerstone, with one or more things that need to change."""

    cornerstone_slug: str
    strength: str
    development_points: tuple[str, ...]
    line: int

    @property
    def cornerstone_name(self) -> str:
        """The name of its cornerstone."""
        return next(name for name, slug in FOUR_CORNERSTONES.items() if slug == self.cornerstone_slug)


@dataclass(frozen=True)
class Mark:
    """Agreement with a phrase: `statement.text[start:end] == phrase`; `count` is how many asterisks it had."""

    phrase: str
    start: int
    end: int
    count: int


@dataclass(frozen=True)
class Statement:
    """One statement without its asterisks, and the phrases that partners agreed with, in order."""

    text: str
    marks: tuple[Mark, ...]
    line: int

    @property
    def agreement(self) -> int:
        """How many agreement marks the statement has in all its phrases."""
        return sum(mark.count for mark in self.marks)


@dataclass(frozen=True)
class EventNotes:
    """A write-up as it was understood. `lines` has one entry for every line of the text, in order."""

    kind: Kind
    title: str
    priorities: tuple[Priority, ...]
    statements: tuple[Statement, ...]
    questions: tuple[str, ...]
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]

    @property
    def left_out(self) -> tuple[Line, ...]:
        """The lines with words that are in no record: page furniture, footnotes, prose, misplaced bullets."""
        return tuple(line for line in self.lines if line.reading is not Reading.BLANK and not line.reading.is_kept)
