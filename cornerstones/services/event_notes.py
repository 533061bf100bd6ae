"""Writes the statements of an event's write-up, all or nothing."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import AgreementMark, Event, OpenQuestion, OrganisationMark, Statement
from lib.counting import how_many
from lib.event_notes import EventNotes, Kind
from lib.event_notes import Statement as SaidStatement


class ImportRefused(Exception):
    """The write-up cannot be written as it is. The text is a sentence that says what to do."""


@dataclass(frozen=True)
class Imported:
    """What an import wrote, or would write, and what it put away, in words: "25 statements with 40 marks"."""

    added: str
    replaced: str = ""


@transaction.atomic
def import_statements(
    *, notes: EventNotes, event: Event, by: User | None, replace: bool = False, dry_run: bool = False
) -> Imported:
    """Write the statements, agreement marks and open questions of `notes` for `event`; a dry run writes nothing.

    `by` is None on the command line. Raises PermissionDenied without the permission to edit reports, and
    ImportRefused when the event has statements or questions already and `replace` is off, when organisations have
    put marks or answers to them since, or when a phrase that was agreed with stands more than once in its statement.
    """
    check_import(notes=notes, kind=Kind.STATEMENTS, by=by)
    event = Event.objects.select_for_update().get(pk=event.pk)
    replaced = _put_away(event, replace=replace)
    for order, said in enumerate(notes.statements, start=1):
        _write_statement(event, order, said)
    OpenQuestion.objects.bulk_create(
        OpenQuestion(event=event, order=order, text=text) for order, text in enumerate(notes.questions, start=1)
    )
    transaction.set_rollback(dry_run)
    return Imported(_in_words(notes), replaced)


def check_import(*, notes: EventNotes, kind: Kind, by: User | None) -> None:
    """Raise PermissionDenied unless `by` may import, and ImportRefused when the notes are of another kind."""
    if by is not None:
        require(by, Permission.EDIT_REPORTS)
    if notes.kind is not kind:
        raise ImportRefused(f"This is a write-up of {notes.kind}, not of {kind}. Choose “{notes.kind}” and try again.")


def _put_away(event: Event, *, replace: bool) -> str:
    """Delete what the event has, and return it in words; history keeps every record."""
    there = _counted(event.statements.count(), event.questions.count())
    if not there:
        return ""
    if not replace:
        raise ImportRefused(f"“{event}” already has {there}. Choose to replace them, or choose another event.")
    _refuse_used(event, there)
    event.statements.all().delete()
    event.questions.all().delete()
    return there


def _refuse_used(event: Event, there: str) -> None:
    """What organisations agreed with or answered since is not thrown away by an import."""
    marked = OrganisationMark.objects.filter(statement__event=event).exists()
    answered = event.questions.filter(Q(answers__isnull=False) | Q(settlements__isnull=False)).exists()
    if marked or answered:
        raise ImportRefused(
            f"Organisations have put marks or answers to the {there} of “{event}” since, so they stay. "
            "Correct them one by one on “What partners said”."
        )


def _write_statement(event: Event, order: int, said: SaidStatement) -> None:
    statement = Statement.objects.create(event=event, order=order, text=said.text)
    for mark in said.marks:
        if said.text.count(mark.phrase) > 1:
            raise ImportRefused(
                f"Line {said.line}: the words “{mark.phrase}” stand there more than once, so we cannot tell which "
                "of them was agreed with. Change the line so that they stand there once."
            )
        phrase = "" if mark.phrase == said.text else mark.phrase
        AgreementMark.objects.create(statement=statement, phrase=phrase, count=mark.count)


def _in_words(notes: EventNotes) -> str:
    agreement = sum(statement.agreement for statement in notes.statements)
    places = sum(len(statement.marks) for statement in notes.statements)
    words = _counted(len(notes.statements), len(notes.questions))
    return f"{words}, with {how_many(agreement, 'agreement mark')} in {how_many(places, 'place')}" if places else words


def _counted(statements: int, questions: int) -> str:
    parts = [(statements, "statement"), (questions, "open question")]
    return " and ".join(how_many(number, word) for number, word in parts if number)
