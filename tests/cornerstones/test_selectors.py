from datetime import date

import pytest
from django.http import Http404

from cornerstones import selectors
from cornerstones.models import AgreementMark, Cornerstone, Event, Statement
from cornerstones.selectors import Piece
from cornerstones.services import load_starting_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db):
    return Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))


def _pieces(event, text, *marks):
    statement = Statement.objects.create(event=event, order=1, text=text)
    for phrase, count in marks:
        AgreementMark.objects.create(statement=statement, phrase=phrase, count=count)
    understanding = selectors.shared_understanding()
    return (understanding.agreed or understanding.others)[0].pieces


def test_two_phrases_of_one_statement_hold_two_and_one(event):
    pieces = _pieces(event, "A start – an end.", ("A start", 2), ("an end.", 1))
    assert pieces == (Piece("A start", 2), Piece(" – ", 0), Piece("an end.", 1))


def test_whole_statement_is_one_piece(event):
    assert _pieces(event, "Everyone rows.", ("", 5)) == (Piece("Everyone rows.", 5),)


def test_statement_without_marks_is_one_piece(event):
    assert _pieces(event, "Patience.") == (Piece("Patience.", 0),)


def test_mark_of_words_changed_since_stays_with_the_whole_statement(event):
    assert _pieces(event, "Everyone rows.", ("Everybody rows", 5)) == (Piece("Everyone rows.", 5),)


def test_overlapping_marks_lose_no_agreement(event):
    pieces = _pieces(event, "Everyone rows hard.", ("Everyone rows", 2), ("rows hard.", 3))
    assert pieces == (Piece("Everyone rows", 5), Piece(" hard.", 0))


def test_marks_are_worded_for_one_and_many():
    assert (Piece("a", 1).marks, Piece("a", 7).marks) == ("1 agreement mark", "7 agreement marks")


def test_latest_event_with_statements_is_shown(event):
    Statement.objects.create(event=event, order=1, text="Everyone rows.")
    Event.objects.create(slug="later", name="Later", held_on=date(2026, 6, 2))
    assert selectors.shared_understanding().event == "Boat day"


def test_nothing_is_shown_before_any_is_loaded(event):
    assert selectors.shared_understanding() is None


def test_starting_data_reads_as_written():
    load_starting_data()
    understanding = selectors.shared_understanding()
    assert (len(understanding.agreed), len(understanding.others), len(understanding.questions)) == (14, 11, 4)
    assert sum(statement.agreement for statement in understanding.agreed) == 40
    assert (understanding.number, understanding.most) == ("25 statements", "11 agreement marks")


def test_every_cornerstone_has_its_own_shape():
    load_starting_data()
    stones = [(stone.shape, stone.href) for stone in selectors.all_cornerstones()]
    assert stones == [
        ("welcome", "/cornerstones/welcome-and-care/"),
        ("include", "/cornerstones/value-and-include/"),
        ("communicate", "/cornerstones/communicate/"),
        ("partnership", "/cornerstones/work-in-partnership/"),
    ]


def test_unknown_cornerstone_has_the_plain_shape():
    Cornerstone.objects.create(slug="sing", name="Sing", order=9, summary="Together.")
    assert [stone.shape for stone in selectors.all_cornerstones()] == ["plain"]


def test_cornerstone_page_names_the_others():
    load_starting_data()
    page = selectors.cornerstone_page("communicate")
    assert len(page.cornerstone.indicators) == 7
    assert [other.name for other in page.others] == ["Welcome and care", "Value and include", "Work in partnership"]


def test_cornerstone_page_of_nothing_is_not_found():
    with pytest.raises(Http404):
        selectors.cornerstone_page("nothing")


def test_event_choices_are_latest_first(event):
    Event.objects.create(slug="later", name="Later", held_on=date(2026, 6, 12))
    assert [(choice.slug, choice.words) for choice in selectors.event_choices()] == [
        ("later", "Later, 12 June 2026"),
        ("boat-day", "Boat day, 2 May 2026"),
    ]
