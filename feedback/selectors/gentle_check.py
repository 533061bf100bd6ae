"""Words that may show who somebody is: shown to the writer, never a reason to stop them."""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback.answers import Answers, Progress
from lib import hints

HEADINGS = {"what-went-well": "What went well", "what-needs-to-change": "What needs to change"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `found` says what it looks like ("a phone number"), empty where nothing was found."""

    text: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One of the two texts, cut into pieces, and the step where it can be changed."""

    heading: str
    step: str
    pieces: tuple[Piece, ...]


def finds_something(progress: Progress) -> bool:
    """Return whether a name, number or address seems to be in either text."""
    answers = progress.answers
    return bool(hints.find(answers.valued) or hints.find(answers.needs_change))


def marked_texts(progress: Progress, headings: Mapping[str, str] = HEADINGS) -> tuple[MarkedText, ...]:
    """Return the texts in which something was found, each cut where it was found.

    `headings` are by step, where a journey asks in other words.
    """
    texts = (
        (headings["what-went-well"], "what-went-well", progress.answers.valued),
        (headings["what-needs-to-change"], "what-needs-to-change", progress.answers.needs_change),
    )
    marked = [MarkedText(heading, step, _pieces(text)) for heading, step, text in texts]
    return tuple(text for text in marked if any(piece.found for piece in text.pieces))


def marked_words(valued: str, needs_change: str) -> tuple[MarkedText, ...]:
    """Return which of two texts hold a likely name, each cut where it was found."""
    return marked_texts(Progress(answers=Answers(valued=valued, needs_change=needs_change)))


def _pieces(text: str) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for hint in sorted(hints.find(text), key=lambda hint: hint.start):
        if hint.start < at:
            continue
        pieces += [Piece(text[at : hint.start]), Piece(text[hint.start : hint.end], hint.kind.words)]
        at = hint.end
    return tuple(piece for piece in (*pieces, Piece(text[at:])) if piece.text)
