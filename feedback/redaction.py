"""Taking words out of a text, and saying in words what stood there. Pure: no database, nothing stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from feedback.enums import RedactionReason, TextField

INSTEAD: dict[RedactionReason, str] = {
    RedactionReason.NAME: "[a name]",
    RedactionReason.THIRD_PARTY: "[about another person]",
    RedactionReason.STAFF: "[a member of staff]",
    RedactionReason.PLACE: "[a place]",
    RedactionReason.DATE: "[a date or age]",
    RedactionReason.CONTACT: "[contact details]",
    RedactionReason.ABUSE: "[abusive words]",
    RedactionReason.LENGTH: "[…]",
}


class BadMark(ValueError):
    """A mark that does not fit the text."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words to take out: characters `start` up to but not with `end` of one text, counted from 0, and why."""

    text_field: TextField
    start: int
    end: int
    reason: RedactionReason


class Piece(NamedTuple):
    """Some of a text, and the mark that takes it out, or None where it stays."""

    text: str
    mark: Mark | None


def redact(text: str, marks: Iterable[Mark]) -> str:
    """Return `text` with the marked words replaced by what they were. Raises BadMark for one outside the text."""
    return "".join(INSTEAD[piece.mark.reason] if piece.mark else piece.text for piece in pieces(text, marks))


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return `text` cut where marks begin and end; put together again it is the whole text. Raises BadMark."""
    cut: list[Piece] = []
    at = 0
    for mark in merge(marks):
        _check(text, mark)
        if mark.start > at:
            cut.append(Piece(text[at : mark.start], None))
        cut.append(Piece(text[mark.start : mark.end], mark))
        at = mark.end
    return [*cut, Piece(text[at:], None)] if at < len(text) else cut


def merge(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in order, those that overlap as one; the first of them gives the reason."""
    merged: list[Mark] = []
    for mark in sorted(marks):
        last = merged[-1] if merged else None
        if last and last.text_field == mark.text_field and mark.start < last.end:
            merged[-1] = Mark(last.text_field, last.start, max(last.end, mark.end), last.reason)
        else:
            merged.append(mark)
    return merged


def marks_from_json(kept: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """Return marks that were kept as `dataclasses.asdict` gives them. Raises KeyError or ValueError if damaged."""
    return [
        Mark(TextField(one["text_field"]), int(one["start"]), int(one["end"]), RedactionReason(one["reason"]))
        for one in kept
    ]


def of_field(marks: Iterable[Mark], field: TextField) -> list[Mark]:
    """Return the marks of one of the two texts."""
    return [mark for mark in marks if mark.text_field == field]


def share_taken_out(texts: Mapping[TextField, str], marks: Sequence[Mark]) -> int:
    """Return how much of both texts together the marks take out, in percent of their characters, rounded up."""
    gone = sum(mark.end - mark.start for mark in merge(marks))
    whole = sum(len(text) for text in texts.values())
    return -(-100 * gone // whole) if whole else 0


def says_anything(text: str, marks: Sequence[Mark]) -> bool:
    """Return whether a word or number of the writer's own is left when the marked words are gone."""
    return any(character.isalnum() for piece in pieces(text, marks) if not piece.mark for character in piece.text)


def find_all(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return (start, end) of every place where `phrase` stands in `text` as whole words, whatever its capitals.

    Part of a longer word is left alone: taking out "Sam" does not touch "same". Capitals are compared letter by
    letter, so that positions stay those of the original.
    """
    wanted, whole = _flat(phrase.strip()), _flat(text)
    found: list[tuple[int, int]] = []
    at = whole.find(wanted) if wanted else -1
    while at != -1:
        end = at + len(wanted)
        if _is_whole(whole, at, end):
            found.append((at, end))
        at = whole.find(wanted, end)
    return found


def _flat(text: str) -> str:
    # Lower case of one letter can be two ("İ"); those stay as they are, so that no position moves.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.replace("’", "'"))


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


def _check(text: str, mark: Mark) -> None:
    if not 0 <= mark.start < mark.end <= len(text):
        raise BadMark("The words to take out are not in this text.")
