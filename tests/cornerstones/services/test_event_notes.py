from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cornerstones.models import AgreementMark, Event, OpenQuestion, Statement
from cornerstones.services import Imported, ImportRefused, import_statements
from lib.event_notes import Kind, read_notes, read_statements
from tests.lib.event_notes.texts import PRIORITIES, STATEMENTS

pytestmark = pytest.mark.django_db

IN_WORDS = "5 statements and 2 open questions, with 12 agreement marks in 5 places"


@pytest.fixture
def event(db):
    return Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))


@pytest.fixture
def notes():
    return read_statements(STATEMENTS)


def _counts():
    return (Statement.objects.count(), AgreementMark.objects.count(), OpenQuestion.objects.count())


def test_statements_are_written_with_their_marks(event, notes, report_editor):
    assert import_statements(notes=notes, event=event, by=report_editor) == Imported(IN_WORDS)
    marks = [[(mark.phrase, mark.count) for mark in said.marks.all()] for said in event.statements.order_by("order")]
    assert marks == [
        [("", 5)],
        [("Looking up (“hello”; “good morning”)", 3)],
        [("Packing the bag together", 2), ("with the heavy things at the bottom.", 1)],
        [("Saying sorry as a crewEveryone means it.", 1)],
        [],
    ]
    assert list(event.questions.values_list("text", flat=True)) == list(notes.questions)


def test_dry_run_writes_nothing_and_says_the_same(event, notes, report_editor):
    assert import_statements(notes=notes, event=event, by=report_editor, dry_run=True) == Imported(IN_WORDS)
    assert _counts() == (0, 0, 0)


def test_second_import_is_refused_with_a_sentence(event, notes):
    import_statements(notes=notes, event=event, by=None)
    with pytest.raises(ImportRefused) as refused:
        import_statements(notes=notes, event=event, by=None)
    assert str(refused.value) == (
        "“Boat day” already has 5 statements and 2 open questions. Choose to replace them, or choose another event."
    )
    assert _counts() == (5, 5, 2)


def test_replacing_leaves_one_set(event, notes):
    import_statements(notes=notes, event=event, by=None)
    again = import_statements(notes=notes, event=event, by=None, replace=True)
    assert again == Imported(IN_WORDS, "5 statements and 2 open questions")
    assert _counts() == (5, 5, 2)


def test_other_events_keep_their_statements(event, notes):
    other = Event.objects.create(slug="hill-day", name="Hill day", held_on=date(2026, 6, 2))
    Statement.objects.create(event=other, order=1, text="Everyone climbs.")
    import_statements(notes=notes, event=event, by=None, replace=True)
    assert other.statements.count() == 1


def test_phrase_that_stands_twice_is_refused_and_nothing_is_written(event):
    notes = read_statements("A day out\n• Fine.\n• We row. We sing.* We row.*\n")
    with pytest.raises(ImportRefused) as refused:
        import_statements(notes=notes, event=event, by=None)
    assert str(refused.value).startswith("Line 3: the words “We row.” stand there more than once")
    assert _counts() == (0, 0, 0)


def test_other_kind_is_refused(event):
    with pytest.raises(ImportRefused) as refused:
        import_statements(notes=read_notes(PRIORITIES, kind=Kind.PRIORITIES), event=event, by=None)
    assert str(refused.value) == (
        "This is a write-up of priorities, not of statements. Choose “priorities” and try again."
    )


def test_only_a_report_editor_may_import(event, notes, cast):
    for key, person in cast.items():
        if key != "report_editor":
            with pytest.raises(PermissionDenied):
                import_statements(notes=notes, event=event, by=person)
    assert _counts() == (0, 0, 0)
