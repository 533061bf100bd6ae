"""A story on the moderator's page: what is marked, what might be, and what families would see. Nothing is stored."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from feedback.enums import RedactionReason, TextField
from feedback.redaction import INSTEAD, BadMark, Mark, Piece, find_all, merge, of_field, pieces, redact
from lib.hints import Kind, find

MOST_MARKS = 2_000
REASON_OF: dict[Kind, RedactionReason] = {
    Kind.EMAIL: RedactionReason.CONTACT,
    Kind.NHS_NUMBER: RedactionReason.CONTACT,
    Kind.UPN: RedactionReason.CONTACT,
    Kind.PHONE: RedactionReason.CONTACT,
    Kind.POSTCODE: RedactionReason.CONTACT,
    Kind.CASE_NUMBER: RedactionReason.CONTACT,
    Kind.DATE_OF_BIRTH: RedactionReason.DATE,
    Kind.ADDRESS: RedactionReason.CONTACT,
    Kind.SCHOOL: RedactionReason.PLACE,
    Kind.AGE_AND_PLACE: RedactionReason.DATE,
    Kind.STAFF: RedactionReason.STAFF,
    Kind.NAME: RedactionReason.NAME,
}
Texts = dict[TextField, str]


@dataclass(frozen=True, slots=True)
class Story:
    """One of the two texts: its pieces, marked or not, and how the public would read it."""

    field: TextField
    heading: str
    pieces: tuple[Piece, ...]
    published: str


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark in words: what is taken out, what stands there instead, and its code for putting it back."""

    code: str
    words: str
    instead: str


def write_marks(marks: Iterable[Mark]) -> str:
    """Return marks as one line of text for a hidden field: "valued:0:3:name needs_change:7:9:date"."""
    return " ".join(write_mark(mark) for mark in merge(marks))


def write_mark(mark: Mark) -> str:
    """Return one mark as text."""
    return f"{mark.text_field}:{mark.start}:{mark.end}:{mark.reason}"


def read_marks(typed: str, texts: Texts) -> list[Mark]:
    """Return the marks of such a line. Raises BadMark for anything damaged: nothing that protects may be lost."""
    written = typed.split()
    if len(written) > MOST_MARKS:
        raise BadMark("These are too many words to take out one by one.")
    return merge(read_mark(one, texts) for one in written)


def read_mark(typed: str, texts: Texts) -> Mark:
    """Return one mark. Raises BadMark when it is damaged or outside its text."""
    try:
        field, start, end, reason = typed.split(":")
        mark = Mark(TextField(field), int(start), int(end), RedactionReason(reason))
    except ValueError as error:
        raise BadMark("We could not read which words to take out. Mark them again.") from error
    redact(texts[mark.text_field], [mark])
    return mark


def marks_of_phrase(phrase: str, reason: RedactionReason, texts: Texts) -> list[Mark]:
    """Return a mark for every place in both texts where `phrase` stands as whole words."""
    return [Mark(field, start, end, reason) for field, text in texts.items() for start, end in find_all(text, phrase)]


def stories(texts: Texts, marks: Sequence[Mark]) -> tuple[Story, ...]:
    """Return the texts that say something, as the moderator and as families would see them."""
    return tuple(
        Story(field, field.label, tuple(pieces(text, own)), redact(text, own))
        for field, text in texts.items()
        if text and (own := of_field(marks, field)) is not None
    )


def lines(texts: Texts, marks: Sequence[Mark]) -> tuple[MarkLine, ...]:
    """Return the marks in words, in their order."""
    return tuple(
        MarkLine(write_mark(mark), _short(texts[mark.text_field][mark.start : mark.end]), INSTEAD[mark.reason])
        for mark in merge(marks)
    )


def offered(texts: Texts, marks: Sequence[Mark], left: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return what the hints found and nobody has marked or left in yet, as choices (code of the mark, words)."""
    found = (
        (write_mark(Mark(field, hint.start, hint.end, REASON_OF[hint.kind])), f"“{hint.text}” may be {hint.kind.words}")
        for field, text in texts.items()
        for hint in find(text)
        if not any(mark.start < hint.end and hint.start < mark.end for mark in of_field(marks, field))
    )
    return tuple((code, words) for code, words in found if code not in left)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:40]}… ({len(words)} characters)"
