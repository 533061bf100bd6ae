"""Which words of a statement its asterisks agree with.

The rule:

1. A run of asterisks counts as many marks as it has asterisks. Runs with no words between them are one run.
2. If a statement has one run and no words come after it, the run marks the whole statement.
3. Otherwise each run marks the phrase before it, which begins at the nearest of: the end of the phrase that
   the run before it marks, the start of the sentence, or the start of the clause (after a semicolon, or after
   a dash with spaces around it). Ends of sentences and clauses inside brackets or double quotation marks do
   not begin a phrase.
4. An asterisk that stands in front of a word is not agreement: a footnote sign, or bold type (**word**), whose
   closing asterisks do not count either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lib.event_notes.records import Mark

_RUN = re.compile(r"\*+(?: +\*+(?!\w))*")
_BOLD = re.compile(r"(?<![\w*.,;:!?)”’\"'])(\*{1,3})(?=\w)([^*]*[^*\s])\1(?!\*)")
_IN_FRONT = re.compile(r"(?<!\S)\*+(?=\w)")
_BOUNDARY = re.compile(r"(?:[.!?…][”’\"')\]]*\s+(?=[^a-z])|;\s+|\s[–—-]\s+)")
_OPENING, _CLOSING = "([“", ")]”"


@dataclass
class _Runs:
    """The text so far without asterisks, and where each run stood in it."""

    text: str = ""
    runs: list[tuple[int, int]] = field(default_factory=list)

    def add_words(self, words: str) -> None:
        """Add the words between two runs, with a space where an asterisk was the only thing between two words."""
        glued = bool(self.runs) and self.text[-1:].isalnum() and words[:1].isalnum()
        self.text += (" " if glued else "") + words

    def add_run(self, count: int) -> None:
        """Note a run here; one with no words since the run before is part of it."""
        self.text = self.text.rstrip()
        if self.runs and not _has_words(self.text[self.runs[-1][0] :]):
            count += self.runs.pop()[1]
        self.runs.append((len(self.text), count))


def read_marks(words: str) -> tuple[str, tuple[Mark, ...], tuple[str, ...]]:
    """Return the statement without asterisks, its marks in order, and sentences about asterisks not counted."""
    words, warnings = _without_uncounted(words.strip())
    found = _Runs()
    position = 0
    for run in _RUN.finditer(words):
        found.add_words(words[position : run.start()])
        found.add_run(run.group().count("*"))
        position = run.end()
    found.add_words(words[position:])
    text = found.text.strip()
    return text, tuple(_marks(text, found.runs)), tuple(warnings)


def _without_uncounted(words: str) -> tuple[str, list[str]]:
    warnings = []
    words, bold = _BOLD.subn(r"\2", words)
    if bold:
        warnings.append("The asterisks around words in bold were not counted as agreement.")
    words, in_front = _IN_FRONT.subn("", words)
    if in_front:
        warnings.append("An asterisk in front of a word was not counted as agreement.")
    before = re.match(r"[\W_]*", words)
    if before and "*" in before.group():
        words = before.group().replace("*", "") + words[before.end() :]
        warnings.append("Asterisks before the first word were not counted as agreement.")
    return " ".join(words.split()), warnings


def _marks(text: str, runs: list[tuple[int, int]]) -> Iterator[Mark]:
    if len(runs) == 1 and not _has_words(text[runs[0][0] :]):
        yield Mark(text, 0, len(text), runs[0][1])
        return
    previous = 0
    for end, count in runs:
        start = _start_of_phrase(text, previous, end)
        yield Mark(text[start:end], start, end, count)
        previous = end


def _start_of_phrase(text: str, previous: int, end: int) -> int:
    """Return where the phrase that ends at `end` begins, not before `previous`."""
    start = previous
    for boundary in _BOUNDARY.finditer(text, previous, end):
        if _depth(text[previous : boundary.end()]) == 0 and _has_words(text[boundary.end() : end]):
            start = boundary.end()
    return _skip_to_words(text, start, end)


def _skip_to_words(text: str, start: int, end: int) -> int:
    while start < end and not (text[start].isalnum() or text[start] in "([“‘\"'"):
        start += 1
    return start


def _depth(text: str) -> int:
    """Return how many brackets and double quotation marks are open at the end of the text."""
    depth = 0
    for letter in text:
        depth = depth + (letter in _OPENING) - (letter in _CLOSING and depth > 0)
    return depth


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
