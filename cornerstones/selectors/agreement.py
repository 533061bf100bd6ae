"""Organisations' marks since the event: by phrase, with their names, and those of one's own organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localtime

from accounts.models import User
from cornerstones.models import AgreementMark, Event, OrganisationMark, Statement
from lib.counting import how_many


@dataclass(frozen=True)
class Agrees:
    """The organisations that agree with some words since the event, by name. One organisation is one mark."""

    phrase: str
    is_whole: bool
    organisations: tuple[str, ...]

    @property
    def number(self) -> str:
        """How many, in words: "2 organisations agree"."""
        return how_many(len(self.organisations), "organisation agrees", "organisations agree")


@dataclass(frozen=True)
class OwnMark:
    """The mark of one's own organisation: who put it there, and when."""

    pk: int
    by: str
    on: date


@dataclass(frozen=True)
class Choice:
    """Some words of a statement that an organisation may agree with, and what stands beside them already."""

    phrase: str
    is_whole: bool
    at_the_event: str
    others: tuple[str, ...]
    own: OwnMark | None


@dataclass(frozen=True)
class StatementToMark:
    """A statement with the words that somebody agreed with before: all of it, and parts."""

    pk: int
    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class MarkingPage:
    """The statements of one event, how many marks one's own organisation has put on them, and the other events."""

    event: str
    held_on: date
    others: tuple[Event, ...]
    statements: tuple[StatementToMark, ...]

    @property
    def own(self) -> str:
        """How many marks one's own organisation has put, in words."""
        number = sum(choice.own is not None for statement in self.statements for choice in statement.choices)
        return how_many(number, "mark")


def events_with_statements() -> tuple[Event, ...]:
    """Return the events of which statements were written down, the latest first."""
    return tuple(Event.objects.filter(statements__isnull=False).distinct().order_by("-held_on", "-pk"))


def event_among(events: tuple[Event, ...], slug: str) -> Event | None:
    """Return the event with this slug, the latest for ""; None before any is loaded. Raises Http404."""
    if not slug:
        return events[0] if events else None
    found = next((event for event in events if event.slug == slug), None)
    if found is None:
        raise Http404
    return found


def with_marks(event: Event) -> QuerySet[Statement]:
    """Return the statements of an event in order, with the marks of the room and of organisations since."""
    since = OrganisationMark.objects.standing().select_related("organisation", "by").order_by("organisation__name")
    return event.statements.order_by("order").prefetch_related(
        Prefetch("marks", AgreementMark.objects.order_by("pk")), Prefetch("organisation_marks", since)
    )


def agrees_with(statement: Statement) -> tuple[Agrees, ...]:
    """Return who agrees with which words since the event, in the order of the text; the longest first."""
    by_phrase = _by_phrase(statement.organisation_marks.all())
    return tuple(
        Agrees(phrase, phrase == statement.text, tuple(mark.organisation.name for mark in by_phrase[phrase]))
        for phrase in in_order(statement.text, by_phrase)
    )


def marking_page(user: User, slug: str = "") -> MarkingPage | None:
    """Return what a person can put the mark of their organisation on, at the latest event or the one with `slug`.

    None before any statement is loaded. Raises Http404.
    """
    events = events_with_statements()
    event = event_among(events, slug)
    if event is None:
        return None
    statements = tuple(_to_mark(statement, user) for statement in with_marks(event))
    return MarkingPage(event.name, event.held_on, tuple(each for each in events if each != event), statements)


def statement_to_mark(number: int) -> Statement:
    """Return one statement. Raises Http404."""
    return get_object_or_404(Statement.objects.select_related("event"), pk=number)


def own_mark(user: User, number: int) -> OrganisationMark:
    """Return a mark of this person's organisation, taken back or not. Raises Http404 for others' too."""
    return get_object_or_404(OrganisationMark.objects.of(user).select_related("statement__event"), pk=number)


def in_order(text: str, phrases: Iterable[str]) -> list[str]:
    """Return phrases by the place where they begin; the longest first."""
    return sorted(phrases, key=lambda phrase: (text.find(phrase), -len(phrase)))


def _to_mark(statement: Statement, user: User) -> StatementToMark:
    event = {mark.phrase or statement.text: mark.count for mark in statement.marks.all()}
    since = _by_phrase(statement.organisation_marks.all())
    known = in_order(statement.text, {statement.text, *since, *(each for each in event if each in statement.text)})
    return StatementToMark(
        statement.pk,
        statement.text,
        tuple(_choice(statement, phrase, event.get(phrase, 0), since.get(phrase, []), user) for phrase in known),
    )


def _choice(statement: Statement, phrase: str, count: int, marks: list[OrganisationMark], user: User) -> Choice:
    own = next((mark for mark in marks if mark.organisation_id == user.organisation_id), None)
    others = tuple(mark.organisation.name for mark in marks if mark is not own)
    put = OwnMark(own.pk, own.by.name, localtime(own.at).date()) if own else None
    return Choice(phrase, phrase == statement.text, how_many(count, "agreement mark") if count else "", others, put)


def _by_phrase(marks: Iterable[OrganisationMark]) -> dict[str, list[OrganisationMark]]:
    found: dict[str, list[OrganisationMark]] = {}
    for mark in marks:
        found.setdefault(mark.phrase, []).append(mark)
    return found
