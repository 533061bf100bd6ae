"""Keeps, while a write-up is read, what each line was understood as, and the warnings."""

from lib.event_notes.errors import EventNotesError
from lib.event_notes.lines import SourceLine, glued_words
from lib.event_notes.records import Line, Reading


class Journal:
    """One entry a line, in order; furniture, blanks and footnotes are placed here, the same for both kinds."""

    def __init__(self, warnings: tuple[str, ...]) -> None:
        self.title = ""
        self.lines: list[Line] = []
        self.warnings = list(warnings)
        self._said: dict[str, int] = {}

    def place(self, line: SourceLine, reading: Reading, note: str = "") -> None:
        """Note what a line was understood as. A note on a line whose words are kept is also a warning."""
        notes = [note] if note else []
        if reading.is_kept:
            notes += [f"“{word}” seems to have lost a space. The words are kept." for word in glued_words(line.text)]
            self.warnings += [f"Line {line.number}: {text}" for text in notes]
        notes += [f"“{line.cut}” at the end belongs to the web page and was left out."] if line.cut else []
        self.lines.append(Line(line.number, line.raw, reading, " ".join(notes)))

    def places_by_itself(self, line: SourceLine) -> bool:
        """Place a line that says nothing in either kind of write-up; return whether it was one."""
        reading = _without_meaning(line)
        if reading is None:
            return False
        self.place(line, *reading)
        return True

    def take_title(self, line: SourceLine) -> bool:
        """Place the first line of prose as the title; return whether this was it."""
        if self.title or line.bullet:
            return False
        self.title = line.text
        self.place(line, Reading.TITLE)
        return True

    def refuse_repeat(self, line: SourceLine, text: str) -> None:
        """Raise EventNotesError when the same words were said on an earlier line."""
        key = "".join(letter for letter in text.casefold() if letter.isalnum())
        if first := self._said.get(key):
            raise EventNotesError(
                f"Line {line.number} repeats line {first}: “{shortened(text)}”. Keep only one of them."
            )
        self._said[key] = line.number


def shortened(text: str, length: int = 80) -> str:
    """Return the text, cut at `length` characters for use inside a message."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _without_meaning(line: SourceLine) -> tuple[Reading, str] | None:
    if line.is_blank:
        return (Reading.FURNITURE, "") if line.cut else (Reading.BLANK, "")
    if line.is_furniture:
        return Reading.FURNITURE, "Part of the web page, not of the write-up."
    if line.is_footnote:
        return Reading.FOOTNOTE, "A footnote. Its asterisk is not counted."
    if not line.has_words and not line.is_asterisks:
        return Reading.LEFT_OUT, "There are no words on this line."
    return None
