"""Reads a write-up of priorities: a strength before a colon, what needs to change on the lines beneath.

    Welcome and care

      • What partners value:
        What needs to change.
        Another thing that needs to change.

A line belongs to the strength above it when it stands directly beneath, or is indented at least as far as the
first line beneath; the first may follow a blank line. A line that starts with a small letter goes on with the
sentence above it. Other lines are prose. A short line before bullets has to be a cornerstone.
"""

import re
from dataclasses import dataclass, field

from lib.event_notes.errors import EventNotesError
from lib.event_notes.journal import Journal, shortened
from lib.event_notes.lines import SourceLine, lines_of
from lib.event_notes.records import FOUR_CORNERSTONES, EventNotes, Kind, Priority, Reading
from lib.event_notes.source import text_of

_LONGEST_HEADING = 12  # words


@dataclass
class _Draft:
    """A priority while its lines are being read."""

    cornerstone_slug: str
    strength: str
    line: SourceLine
    points: list[str] = field(default_factory=list)
    points_indent: int = 0

    @property
    def is_unfinished(self) -> bool:
        return not self.points and not self.strength.endswith(":")


def read_priorities(source: bytes | str) -> EventNotes:
    """Return the priorities of a write-up, in order, with their development points.

    Raises EventNotesError: no text, not text, over 1 MB, a heading that is no cornerstone, a repeated line,
    a strength with nothing beneath it, or no priority at all.
    """
    text, warnings = text_of(source)
    reader = _Reader(Journal(warnings))
    for line in lines_of(text):
        reader.read(line)
    return reader.result()


class _Reader:
    """Goes through the lines once, from top to bottom."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.drafts: list[_Draft] = []
        self.cornerstone_slug = ""
        self.open: _Draft | None = None
        self.gap = False

    def read(self, line: SourceLine) -> None:
        """Place one line."""
        if self.journal.places_by_itself(line):
            self.gap = self.gap or line.is_blank
            return
        slug = _cornerstone_of(line.text)
        if line.is_asterisks:
            self.journal.place(line, Reading.LEFT_OUT, "There are no words on this line.")
        elif slug:
            self._heading(line, slug)
        elif line.bullet and not self._is_nested(line):
            self._bullet(line)
        elif self.open and self._is_beneath(line):
            self._beneath(line, self.open)
        else:
            self._around(line)
        self.gap = False

    def result(self) -> EventNotes:
        """Return what was read. Raises EventNotesError when there is no priority or one is incomplete."""
        for draft in self.drafts:
            if not draft.points:
                raise EventNotesError(
                    f"Line {draft.line.number}, “{shortened(draft.strength)}”, has nothing beneath it. "
                    "Add a line under it that says what needs to change."
                )
        if not self.drafts:
            raise EventNotesError(
                "We found no priorities in this text. Each one is a bullet under the name of a cornerstone, "
                "with what needs to change on the line beneath."
            )
        priorities = tuple(
            Priority(draft.cornerstone_slug, _without_colon(draft.strength), tuple(draft.points), draft.line.number)
            for draft in self.drafts
        )
        journal = self.journal
        return EventNotes(
            Kind.PRIORITIES, journal.title, priorities, (), (), tuple(journal.lines), tuple(journal.warnings)
        )

    def _heading(self, line: SourceLine, slug: str) -> None:
        self.cornerstone_slug = slug
        self.open = None
        self.journal.place(line, Reading.CORNERSTONE)

    def _bullet(self, line: SourceLine) -> None:
        if not self.cornerstone_slug:
            self.journal.place(line, Reading.LEFT_OUT, "This bullet stands under no cornerstone.")
            return
        strength, point = _parts(line.text)
        self.journal.refuse_repeat(line, strength)
        self.open = _Draft(self.cornerstone_slug, strength, line)
        self.drafts.append(self.open)
        self.journal.place(line, Reading.STRENGTH, _note_on_asterisks(line))
        if point:
            self._add_point(line, self.open, point)

    def _beneath(self, line: SourceLine, draft: _Draft) -> None:
        if draft.is_unfinished and not self.gap and line.text.endswith(":"):
            draft.strength = f"{draft.strength} {_without_asterisks(line.text)}"
            self.journal.place(line, Reading.CONTINUED)
        elif draft.points and line.starts_small and not draft.points[-1].endswith((".", "!", "?")):
            draft.points[-1] = f"{draft.points[-1]} {_without_asterisks(line.text)}"
            self.journal.place(line, Reading.CONTINUED)
        else:
            self.journal.place(line, Reading.DEVELOPMENT_POINT, _note_on_asterisks(line))
            self._add_point(line, draft, _without_asterisks(line.text))

    def _add_point(self, line: SourceLine, draft: _Draft, point: str) -> None:
        self.journal.refuse_repeat(line, point)
        draft.points_indent = draft.points_indent if draft.points else line.indent
        draft.points.append(point)

    def _around(self, line: SourceLine) -> None:
        if self._is_unknown_heading(line):
            names = ", ".join(f"“{name}”" for name in FOUR_CORNERSTONES)
            raise EventNotesError(
                f"Line {line.number}, “{shortened(line.text)}”, stands where the name of a cornerstone should be. "
                f"Use one of {names}."
            )
        self.open = None
        if self.journal.take_title(line):
            return
        self.cornerstone_slug = ""
        self.journal.place(line, Reading.PROSE, "Text around the list: no bullet, and not beneath one.")

    def _is_nested(self, line: SourceLine) -> bool:
        return self.open is not None and line.indent > self.open.line.indent

    def _is_beneath(self, line: SourceLine) -> bool:
        draft = self.open
        if line.bullet:
            return True  # nested: a bullet within the strength's
        if draft is None or (draft.points and draft.points_indent > line.indent):
            return False
        return not self.gap or not draft.points or line.indent > draft.line.indent

    def _is_unknown_heading(self, line: SourceLine) -> bool:
        is_short = len(line.text.split()) <= _LONGEST_HEADING and not line.ends_sentence
        return is_short and line.comes_before_bullet


def _cornerstone_of(text: str) -> str:
    """Return the slug of the cornerstone that a whole line names, or an empty text."""
    name = re.sub(r"^[\s#\d.)]*", "", text).strip(" *:.").casefold().replace("&", "and")
    return {known.casefold(): slug for known, slug in FOUR_CORNERSTONES.items()}.get(name, "")


def _parts(text: str) -> tuple[str, str]:
    """Return the strength and, where it stands on the same line after a colon, the development point."""
    text = _without_asterisks(text).lstrip(": ")
    strength, _, point = text.partition(": ")
    return (f"{strength}:", point) if any(letter.isalnum() for letter in point) else (text, "")


def _without_colon(text: str) -> str:
    return text.rstrip(": ")


def _without_asterisks(text: str) -> str:
    return " ".join(text.replace("*", "").split())


def _note_on_asterisks(line: SourceLine) -> str:
    return "Asterisks in a write-up of priorities are not agreement and were left out." if "*" in line.text else ""
