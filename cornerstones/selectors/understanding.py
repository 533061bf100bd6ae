"""The shared understanding, ready to show."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cornerstones.models import Event, Statement
from cornerstones.selectors.agreement import Agrees, agrees_with, event_among, events_with_statements, with_marks
from cornerstones.selectors.questions import QuestionShown, questions_shown
from lib.counting import how_many


@dataclass(frozen=True)
class Piece:
    """Some words of a statement; `count` is how many agreement marks they have, 0 for none."""

    text: str
    count: int

    @property
    def marks(self) -> str:
        """The count in words: "7 agreement marks"."""
        return how_many(self.count, "agreement mark")


@dataclass(frozen=True)
class StatementShown:
    """A statement cut into pieces that partners agreed with and others; the pieces together are its text."""

    pieces: tuple[Piece, ...]
    agrees: tuple[Agrees, ...] = ()

    @property
    def agreement(self) -> int:
        """All its agreement marks."""
        return sum(piece.count for piece in self.pieces)

    @property
    def marks(self) -> str:
        """All its agreement marks in words."""
        return how_many(self.agreement, "agreement mark")


@dataclass(frozen=True)
class SharedUnderstanding:
    """What partners said at one event about co-production, in the order of the write-up, and what they still ask."""

    event: str
    held_on: date
    about: str
    source: str
    agreed: tuple[StatementShown, ...]
    others: tuple[StatementShown, ...]
    questions: tuple[QuestionShown, ...]
    most: str
    other_events: tuple[Event, ...]

    @property
    def open_questions(self) -> tuple[QuestionShown, ...]:
        """Those that nobody has settled, in their order."""
        return tuple(question for question in self.questions if question.settled is None)

    @property
    def settled_questions(self) -> tuple[QuestionShown, ...]:
        """Those that are settled: they stay visible."""
        return tuple(question for question in self.questions if question.settled is not None)

    @property
    def number(self) -> str:
        """How many statements there are, in words."""
        return how_many(len(self.agreed) + len(self.others), "statement")


def shared_understanding(slug: str = "") -> SharedUnderstanding | None:
    """Return what partners said at the latest event with statements, or at the one with `slug`.

    None before any is loaded. Raises Http404.
    """
    events = events_with_statements()
    event = event_among(events, slug)
    if event is None:
        return None
    statements = [_statement_shown(statement) for statement in with_marks(event)]
    return SharedUnderstanding(
        event=event.name,
        held_on=event.held_on,
        about=event.about,
        source=event.source,
        agreed=tuple(statement for statement in statements if statement.agreement),
        others=tuple(statement for statement in statements if not statement.agreement),
        questions=questions_shown(),
        most=how_many(max(statement.agreement for statement in statements), "agreement mark"),
        other_events=tuple(each for each in events if each != event),
    )


def _statement_shown(statement: Statement) -> StatementShown:
    places: dict[tuple[int, int], int] = {}
    for mark in statement.marks.all():
        phrase = mark.phrase or statement.text
        start = statement.text.find(phrase)
        # Words that an administrator changed since: the mark stays, with the whole statement.
        place = (start, start + len(phrase)) if start >= 0 else (0, len(statement.text))
        places[place] = places.get(place, 0) + mark.count
    return StatementShown(_pieces(statement.text, places), agrees_with(statement))


def _pieces(text: str, places: dict[tuple[int, int], int]) -> tuple[Piece, ...]:
    """Cut the text at the start and end of every place; marks of places that overlap are kept with the first."""
    apart: dict[tuple[int, int], int] = {}
    for (start, end), count in sorted(places.items()):
        inside = next((place for place in apart if start < place[1]), None)
        apart[inside or (start, end)] = apart.get(inside or (start, end), 0) + count
    cuts = sorted({0, len(text), *(edge for place in apart for edge in place)})
    return tuple(Piece(text[start:end], apart.get((start, end), 0)) for start, end in pairwise(cuts))
