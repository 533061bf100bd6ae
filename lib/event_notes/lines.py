"""Cuts a text into lines and sees the shape of each: indent, bullet, words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.event_notes.errors import EventNotesError
from lib.event_notes.furniture import is_furniture, without_furniture

LONGEST = 2000  # characters in one statement, strength or development point

_TAB = 4
_STRONG = "•·●▪■◦○‣⁃∙"
# A hyphen, dash, asterisk or "o" is a bullet only with a space after it; the round ones never need it.
_BULLET = re.compile(rf"(?P<sign>[{_STRONG}])\s*|(?P<weak>[-–—*o])(?=\s|$)\s*")
_FOOTNOTE_SIGN = re.compile(r"\w\*(?=[\s.,;:)]|$)")
_STUCK_ASTERISK = re.compile(r"\*\w")
_GLUED_WORDS = re.compile(r"[a-z]{3,}[A-Z][a-z]{2,}")


@dataclass(frozen=True)
class SourceLine:
    """One line as it came (`raw`) and its parts. `bullet` is the sign, or empty; `cut` is furniture at its end."""

    number: int
    raw: str
    indent: int
    bullet: str
    text: str
    cut: str = ""
    comes_before_bullet: bool = False
    is_footnote: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on the line, or only a bullet."""
        return not self.text

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or a figure on the line."""
        return any(letter.isalnum() for letter in self.text)

    @property
    def is_asterisks(self) -> bool:
        """Whether there are asterisks on the line and nothing else."""
        return not self.text.replace(" ", "").strip("*") and "*" in self.text

    @property
    def is_furniture(self) -> bool:
        """Whether the whole line belongs to the web page and not to the write-up."""
        return is_furniture(self.text)

    @property
    def ends_sentence(self) -> bool:
        """Whether the words end as a sentence does."""
        return self.text.endswith((".", "!", "?", "…"))

    @property
    def starts_small(self) -> bool:
        """Whether the first letter is a small one, as in the middle of a sentence."""
        return self.text[:1].islower()


def lines_of(text: str) -> tuple[SourceLine, ...]:
    """Return every line with its parts. Raises EventNotesError for a line that is far too long."""
    lines = [_line(number, raw) for number, raw in enumerate(text.splitlines(), start=1)]
    return tuple(_looking_ahead(list(_with_footnotes(lines))))


def glued_words(text: str) -> tuple[str, ...]:
    """Return words that seem to have lost the space between them, such as "teamEveryone"."""
    return tuple(_GLUED_WORDS.findall(text))


def _line(number: int, raw: str) -> SourceLine:
    bare = raw.expandtabs(_TAB)
    rest = bare.lstrip()
    found = _BULLET.match(rest)
    bullet = (found["sign"] or found["weak"]) if found else ""
    words = " ".join(rest[found.end() if found else 0 :].split())
    words, cut = (words, "") if is_furniture(words) else without_furniture(words)
    if len(words) > LONGEST:
        raise EventNotesError(
            f"Line {number} is longer than {LONGEST} characters. Put each point on a line of its own."
        )
    return SourceLine(number, raw.strip(), len(bare) - len(rest), bullet, words, cut)


def _with_footnotes(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """An asterisk that opens a line is a footnote's when a word of the text above carries one; else it is a bullet."""
    other_bullets = any(line.bullet and line.bullet != "*" for line in lines)
    called_for = False
    for line in lines:
        called_for = called_for or (not line.bullet and bool(_FOOTNOTE_SIGN.search(line.text)))
        stuck = bool(_STUCK_ASTERISK.match(line.text)) and not line.bullet
        opens = stuck or (line.bullet == "*" and other_bullets)
        if called_for and opens:
            yield replace(line, is_footnote=True)
        else:
            yield replace(line, bullet="*", text=line.text[1:]) if stuck else line


def _looking_ahead(lines: list[SourceLine]) -> Iterator[SourceLine]:
    ahead: list[SourceLine] = []
    before_bullet = False
    for line in reversed(lines):
        ahead.append(replace(line, comes_before_bullet=before_bullet))
        if not (line.is_blank or line.is_furniture):
            before_bullet = bool(line.bullet)
    return reversed(ahead)
