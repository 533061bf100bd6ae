"""What partners said, written down and corrected by hand; two people at once are told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cornerstones import selectors
from cornerstones.models import AgreementMark, Event, OpenQuestion, Settlement, Statement
from cornerstones.selectors.marker import marker_of
from cornerstones.services import ImportRefused, import_statements
from cornerstones.services.event_marks import change_mark, put_mark, remove_mark
from cornerstones.services.events import add_event
from cornerstones.services.marking import agree
from cornerstones.services.questions import add_question, change_question, open_again, remove_question, settle
from cornerstones.services.refusals import (
    ChangedMeanwhile,
    QuestionSettled,
    SaidAlready,
    StillNeeded,
    WordsNotThere,
)
from cornerstones.services.statements import add_statement, change_statement, remove_statement
from lib import clock
from lib.event_notes import read_statements
from tests.cornerstones import factories as make
from tests.cornerstones.factories import FIRST, SECOND, TEXT
from tests.lib.event_notes.texts import STATEMENTS

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


@pytest.fixture
def statement(db):
    return make.statement()


def test_statements_stand_in_the_order_in_which_they_were_added(report_editor):
    for text in ("We row.", "We sing."):
        add_statement(event=make.event(), text=text, by=report_editor)
    assert list(Statement.objects.values_list("order", "text")) == [(1, "We row."), (2, "We sing.")]


def test_statement_is_added_once(report_editor):
    add_statement(event=make.event(), text="We row.", by=report_editor)
    with pytest.raises(SaidAlready):
        add_statement(event=make.event(), text="We row.", by=report_editor)
    assert Statement.objects.count() == 1


def test_two_phrases_of_one_statement_hold_two_and_one(statement, report_editor):
    put_mark(statement=statement, phrase=FIRST, count=2, by=report_editor)
    put_mark(statement=statement, phrase=SECOND, count=1, by=report_editor)
    (shown,) = selectors.shared_understanding().agreed
    assert [(piece.text, piece.marks) for piece in shown.pieces if piece.count] == [
        (FIRST, "2 agreement marks"),
        (SECOND, "1 agreement mark"),
    ]


def test_marks_of_organisations_are_never_added_to_those_of_the_room(statement, report_editor):
    put_mark(statement=statement, phrase=FIRST, count=2, by=report_editor)
    agree(statement=statement, phrase=FIRST, by=make.partner())
    (shown,) = selectors.shared_understanding().agreed
    assert (shown.agreement, [each.number for each in shown.agrees]) == (2, ["1 organisation agrees"])


def test_marks_on_all_of_it_keep_no_phrase(statement, report_editor):
    assert put_mark(statement=statement, phrase=TEXT, count=5, by=report_editor).phrase == ""


def test_same_marks_twice_are_one(statement, report_editor):
    for _ in range(2):
        put_mark(statement=statement, phrase=FIRST, count=2, by=report_editor)
    with pytest.raises(SaidAlready):
        put_mark(statement=statement, phrase=FIRST, count=3, by=report_editor)
    assert AgreementMark.objects.get().count == 2


def test_marks_that_overlap_are_refused_with_the_words(statement, report_editor):
    put_mark(statement=statement, phrase=FIRST, count=2, by=report_editor)
    with pytest.raises(WordsNotThere, match=FIRST):
        put_mark(statement=statement, phrase="", count=1, by=report_editor)


def test_marks_are_corrected_and_deleted(statement, report_editor):
    mark = put_mark(statement=statement, phrase=FIRST, count=2, by=report_editor)
    change_mark(mark=mark, phrase=SECOND, count=4, by=report_editor, seen=marker_of(FIRST, 2))
    assert list(AgreementMark.objects.values_list("phrase", "count")) == [(SECOND, 4)]
    with pytest.raises(ChangedMeanwhile, match="4 marks"):
        change_mark(mark=mark, phrase=FIRST, count=3, by=report_editor, seen=marker_of(FIRST, 2))
    for _ in range(2):
        remove_mark(mark=mark, by=report_editor)
    with pytest.raises(ChangedMeanwhile):
        change_mark(mark=mark, phrase=FIRST, count=3, by=report_editor, seen=marker_of(SECOND, 4))


def test_statement_is_corrected_around_the_words_that_people_agree_with(statement, report_editor):
    put_mark(statement=statement, phrase=FIRST, count=2, by=report_editor)
    agree(statement=statement, phrase=SECOND, by=make.partner())
    seen = marker_of(TEXT)
    for gone in (FIRST, SECOND):
        with pytest.raises(StillNeeded, match=gone):
            change_statement(statement=statement, text=TEXT.replace(gone, "Other"), by=report_editor, seen=seen)
    change_statement(statement=statement, text=TEXT.replace(" – and ", ", "), by=report_editor, seen=seen)
    assert Statement.objects.get().text == f"{FIRST}, {SECOND}"


def test_second_editor_is_told_what_stands_there_now(statement, report_editor):
    change_statement(statement=statement, text="We row.", by=report_editor, seen=marker_of(TEXT))
    with pytest.raises(ChangedMeanwhile, match=r"It now says: “We row\.”"):
        change_statement(statement=statement, text="We sing.", by=report_editor, seen=marker_of(TEXT))


def test_every_wording_stays_in_the_history(statement, report_editor):
    change_statement(statement=statement, text="We row.", by=report_editor, seen=marker_of(TEXT))
    history = Statement._meta.apps.get_model("cornerstones", "StatementEvent")
    assert list(history.objects.order_by("pgh_id").values_list("text", flat=True)) == [TEXT, "We row."]


def test_statement_that_an_organisation_agreed_with_is_not_deleted(statement, report_editor):
    agree(statement=statement, phrase=FIRST, by=make.partner())
    with pytest.raises(StillNeeded):
        remove_statement(statement=statement, by=report_editor)


def test_import_does_not_throw_away_what_organisations_agreed_with(statement):
    agree(statement=statement, phrase=FIRST, by=make.partner())
    with pytest.raises(ImportRefused, match="Organisations have put marks or answers"):
        import_statements(notes=read_statements(STATEMENTS), event=make.event(), by=None, replace=True)
    assert Statement.objects.get().text == TEXT


def test_question_is_corrected_and_deleted_until_somebody_answers(report_editor):
    asked = add_question(event=make.event(), text="Who pays?", by=report_editor)
    change_question(question=asked, text="Who rows?", by=report_editor, seen=marker_of("Who pays?"))
    with pytest.raises(ChangedMeanwhile):
        change_question(question=asked, text="Who sings?", by=report_editor, seen=marker_of("Who pays?"))
    make.draft(asked, make.partner())
    with pytest.raises(StillNeeded):
        change_question(question=asked, text="Who sings?", by=report_editor, seen=marker_of("Who rows?"))
    with pytest.raises(StillNeeded):
        remove_question(question=asked, by=report_editor)
    other = add_question(event=make.event(), text="Who sings?", by=report_editor)
    for _ in range(2):
        remove_question(question=other, by=report_editor)
    assert list(OpenQuestion.objects.values_list("text", flat=True)) == ["Who rows?"]


def test_settled_question_stays_visible_and_can_be_opened_again(statement, report_editor):
    asked = make.question()
    for _ in range(2):
        settle(question=asked, words="We all do.", settled_on=TODAY, by=report_editor)
    (shown,) = selectors.shared_understanding().settled_questions
    assert (shown.settled.words, shown.settled.on) == ("We all do.", TODAY)
    for _ in range(2):
        open_again(question=asked, why="The boat was sold.", by=report_editor)
    (shown,) = selectors.shared_understanding().open_questions
    assert [(each.words, each.again, each.why) for each in shown.before] == [
        ("We all do.", clock.today(), "The boat was sold.")
    ]
    assert Settlement.objects.count() == 1


def test_question_settled_meanwhile_with_other_words_is_told(report_editor):
    asked = make.question()
    settle(question=asked, words="We all do.", settled_on=TODAY, by=report_editor)
    with pytest.raises(QuestionSettled, match="We all do"):
        settle(question=asked, words="Nobody.", settled_on=TODAY, by=report_editor)


def test_questions_of_earlier_events_stay_visible(statement, report_editor):
    make.question()
    later = add_event(name="Hill day", held_on=TODAY, about="", source="", by=report_editor)
    add_statement(event=later, text="We climb.", by=report_editor)
    understanding = selectors.shared_understanding()
    assert (understanding.event, [each.text for each in understanding.questions]) == (
        "Hill day",
        ["Who pays for the boat?"],
    )


@pytest.mark.parametrize(
    ("name", "slug"), [("Hill day", "hill-day"), ("New", "event-2026-06-01"), ("山", "event-2026-06-01")]
)
def test_event_has_an_address(report_editor, name, slug):
    for _ in range(2):
        add_event(name=name, held_on=TODAY, about="", source="", by=report_editor)
    assert [each.slug for each in Event.objects.all()] == [slug]


def test_event_of_another_day_needs_another_name(report_editor):
    add_event(name="Hill day", held_on=TODAY, about="", source="", by=report_editor)
    with pytest.raises(SaidAlready):
        add_event(name="Hill day", held_on=date(2026, 7, 1), about="", source="", by=report_editor)


def test_only_a_report_editor_writes_by_hand(statement, cast):
    asked, mark = make.question(), AgreementMark.objects.create(statement=statement, phrase=FIRST, count=1)
    for key, by in cast.items():
        if key == "report_editor":
            continue
        for refused in (
            lambda by: add_statement(event=make.event(), text="No.", by=by),
            lambda by: change_statement(statement=statement, text="No.", by=by, seen=""),
            lambda by: remove_statement(statement=statement, by=by),
            lambda by: put_mark(statement=statement, phrase=SECOND, count=1, by=by),
            lambda by: change_mark(mark=mark, phrase=SECOND, count=1, by=by, seen=""),
            lambda by: remove_mark(mark=mark, by=by),
            lambda by: add_question(event=make.event(), text="No?", by=by),
            lambda by: change_question(question=asked, text="No?", by=by, seen=""),
            lambda by: remove_question(question=asked, by=by),
            lambda by: settle(question=asked, words="No.", settled_on=TODAY, by=by),
            lambda by: open_again(question=asked, why="No.", by=by),
            lambda by: add_event(name="No", held_on=TODAY, about="", source="", by=by),
        ):
            with pytest.raises(PermissionDenied):
                refused(by)
