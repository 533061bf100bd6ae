"""Reads the write-up of a partners' event: pure text in, frozen records out, no database.

Two forms are read. `read_priorities`: cornerstones as headings, each bullet a strength before a colon,
what needs to change on the lines beneath. `read_statements`: bullets with asterisks for agreement, and
open questions. Both say line by line what they understood and what they left out.
"""

from lib.event_notes.errors import EventNotesError
from lib.event_notes.marks import read_marks
from lib.event_notes.priorities import read_priorities
from lib.event_notes.records import FOUR_CORNERSTONES, EventNotes, Kind, Line, Mark, Priority, Reading, Statement
from lib.event_notes.statements import read_statements

__all__ = [
    "FOUR_CORNERSTONES",
    "EventNotes",
    "EventNotesError",
    "Kind",
    "Line",
    "Mark",
    "Priority",
    "Reading",
    "Statement",
    "read_marks",
    "read_notes",
    "read_priorities",
    "read_statements",
]


def read_notes(source: bytes | str, *, kind: Kind) -> EventNotes:
    """Return what a write-up of the given kind says. Raises EventNotesError with a sentence to show."""
    readers = {Kind.PRIORITIES: read_priorities, Kind.STATEMENTS: read_statements}
    return readers[kind](source)
