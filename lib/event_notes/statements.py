"""Reads a write-up of a shared understanding: statements with asterisks for agreement, and open questions.

Every bullet is a statement, except those under a line that ends with "raised the following questions:", which
are open questions. A line directly beneath a bullet goes on with it when it is indented further or starts with
a small letter, or holds only asterisks. How asterisks are read is said in `marks`.
"""

import re

from lib.event_notes.errors import EventNotesError
from lib.event_notes.journal import Journal, shortened
from lib.event_notes.lines import LONGEST, SourceLine, lines_of
from lib.event_notes.marks import read_marks
from lib.event_notes.records import FOUR_CORNERSTONES, EventNotes, Kind, Reading, Statement
from lib.event_notes.source import text_of

_QUESTIONS_FOLLOW = re.compile(r"(raised|asked) the following (open )?questions:?$", re.IGNORECASE)


class _Item:
    """A bullet while its lines are being read."""

    def __init__(self, line: SourceLine, reading: Reading) -> None:
        self.line = line
        self.reading = reading
        self.words = line.text


def read_statements(source: bytes | str) -> EventNotes:
    """Return the statements of a write-up with their agreement marks, and its open questions, in order.

    Raises EventNotesError: no text, not text, over 1 MB, a repeated bullet, no statement at all, or a cornerstone
    as a heading (then it is a write-up of priorities).
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
        self.items: list[_Item] = []
        self.open: _Item | None = None
        self.reading = Reading.STATEMENT

    def read(self, line: SourceLine) -> None:
        """Place one line."""
        if self.journal.places_by_itself(line):
            if line.is_blank:
                self.open = None
            return
        _refuse_cornerstone(line)
        if line.bullet and line.has_words:
            self._bullet(line)
        elif self.open and _goes_on(line, self.open):
            self._continue(line, self.open)
        else:
            self._around(line)

    def result(self) -> EventNotes:
        """Return what was read. Raises EventNotesError when there is no statement or one is repeated."""
        statements, questions = [], []
        for item in self.items:
            statement = self._finished(item)
            if item.reading is Reading.QUESTION:
                questions.append(statement.text)
            else:
                statements.append(statement)
        if not statements:
            raise EventNotesError("We found no statements in this text. Each one is a line that starts with a bullet.")
        journal = self.journal
        return EventNotes(
            Kind.STATEMENTS, journal.title, (), tuple(statements), tuple(questions),
            tuple(journal.lines), tuple(journal.warnings),
        )  # fmt: skip

    def _bullet(self, line: SourceLine) -> None:
        self.open = _Item(line, self.reading)
        self.items.append(self.open)
        self.journal.place(line, self.reading, " ".join(read_marks(line.text)[2]))

    def _continue(self, line: SourceLine, item: _Item) -> None:
        item.words = f"{item.words} {line.text}"
        if len(item.words) > LONGEST:
            raise EventNotesError(
                f"The bullet on line {item.line.number} is longer than {LONGEST} characters. "
                "Put each statement on a line of its own."
            )
        self.journal.place(line, Reading.CONTINUED)

    def _around(self, line: SourceLine) -> None:
        self.open = None
        self.reading = Reading.QUESTION if _QUESTIONS_FOLLOW.search(line.text) else Reading.STATEMENT
        if line.is_asterisks:
            self.journal.place(line, Reading.LEFT_OUT, "These asterisks stand under no bullet and are not counted.")
        elif not self.journal.take_title(line):
            self.journal.place(line, Reading.PROSE, "Text around the list, not a bullet.")

    def _finished(self, item: _Item) -> Statement:
        text, marks, _ = read_marks(item.words)
        self.journal.refuse_repeat(item.line, text)
        if item.reading is Reading.QUESTION and marks:
            self.journal.warnings.append(f"Line {item.line.number}: asterisks on an open question are not kept.")
        return Statement(text, marks, item.line.number)


def _goes_on(line: SourceLine, item: _Item) -> bool:
    return line.is_asterisks or line.starts_small or line.indent > item.line.indent


def _refuse_cornerstone(line: SourceLine) -> None:
    if line.text.strip(" :").casefold() in {name.casefold() for name in FOUR_CORNERSTONES}:
        raise EventNotesError(
            f"Line {line.number}, “{shortened(line.text)}”, is a cornerstone, so this looks like a write-up of "
            "priorities. Choose “priorities” and try again."
        )
