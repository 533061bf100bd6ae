"""What partners said at each event, for the report editor who writes it down by hand."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404

from cornerstones.enums import AnswerState
from cornerstones.models import AgreementMark, Answer, Event, OpenQuestion, Settlement
from cornerstones.selectors.agreement import Agrees, agrees_with, in_order, with_marks
from lib.counting import how_many


@dataclass(frozen=True)
class EventSummary:
    """An event, and what was written down of it in words."""

    slug: str
    name: str
    held_on: date
    words: str


@dataclass(frozen=True)
class MarkSaid:
    """Marks of the room on some words."""

    pk: int
    phrase: str
    is_whole: bool
    marks: str


@dataclass(frozen=True)
class StatementSaid:
    """A statement with the marks of the room, and organisations' marks since."""

    pk: int
    text: str
    marks: tuple[MarkSaid, ...]
    agrees: tuple[Agrees, ...]


@dataclass(frozen=True)
class QuestionSaid:
    """A question, how many organisations' answers there are, and whether it is settled."""

    pk: int
    text: str
    answers: str
    is_settled: bool
    is_used: bool


@dataclass(frozen=True)
class EventSaid:
    """All that was written down of one event."""

    event: Event
    statements: tuple[StatementSaid, ...]
    questions: tuple[QuestionSaid, ...]


def events_summary() -> tuple[EventSummary, ...]:
    """Return every event, latest first, with how much was written down."""
    events = Event.objects.annotate(
        statements_number=Count("statements", distinct=True), questions_number=Count("questions", distinct=True)
    ).order_by("-held_on", "-pk")
    return tuple(
        EventSummary(
            event.slug,
            event.name,
            event.held_on,
            f"{how_many(event.statements_number, 'statement')}, {how_many(event.questions_number, 'open question')}",
        )
        for event in events
    )


def event_said(slug: str) -> EventSaid:
    """Return all that was written down of one event. Raises Http404."""
    event = get_object_or_404(Event, slug=slug)
    statements = tuple(
        StatementSaid(each.pk, each.text, _marks(each.text, list(each.marks.all())), agrees_with(each))
        for each in with_marks(event)
    )
    return EventSaid(event, statements, _questions(event))


def mark_called(statement: int, number: int) -> AgreementMark | None:
    """Return the marks of the room with this number on a statement; None once they are gone."""
    return AgreementMark.objects.select_related("statement").filter(statement=statement, pk=number).first()


def question_called(number: int) -> OpenQuestion:
    """Return one question. Raises Http404."""
    return get_object_or_404(OpenQuestion.objects.select_related("event"), pk=number)


def settlement_of(question: OpenQuestion) -> Settlement | None:
    """Return how a question is settled now; None while it is open."""
    return question.settlements.filter(reopened_at=None).first()


def _marks(text: str, marks: list[AgreementMark]) -> tuple[MarkSaid, ...]:
    by_phrase = {mark.phrase or text: mark for mark in marks}
    return tuple(
        MarkSaid(by_phrase[phrase].pk, phrase, phrase == text, how_many(by_phrase[phrase].count, "mark"))
        for phrase in in_order(text, by_phrase)
    )


def _questions(event: Event) -> tuple[QuestionSaid, ...]:
    settlements = Settlement.objects.filter(question=OuterRef("pk"))
    questions = event.questions.order_by("order").annotate(
        published=Count("answers__organisation", distinct=True, filter=Q(answers__state=AnswerState.PUBLISHED)),
        used=Exists(Answer.objects.filter(question=OuterRef("pk"))) | Exists(settlements),
        settled=Exists(settlements.filter(reopened_at=None)),
    )
    return tuple(
        QuestionSaid(
            each.pk, each.text, how_many(each.published, "published answer"), each.settled, each.used or each.settled
        )
        for each in questions
    )
