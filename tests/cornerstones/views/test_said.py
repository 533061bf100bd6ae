"""The pages on which the report editor writes down what partners said, by hand (PP-06, PR-10)."""

import html

import pytest

from cornerstones.models import AgreementMark, Event, OpenQuestion, Settlement, Statement
from cornerstones.selectors.marker import marker_of
from tests.cornerstones import factories as make
from tests.cornerstones.factories import FIRST, TEXT

pytestmark = pytest.mark.django_db

BASE = "/what-partners-said"


@pytest.fixture
def editor(signed_in, report_editor):
    return signed_in(report_editor)


def _text(response):
    return html.unescape(" ".join(response.content.decode().split()))


def _day(name):
    return {f"{name}_day": "1", f"{name}_month": "June", f"{name}_year": "2026"}


def test_event_is_written_down_with_statements_marks_and_questions(editor, client):
    assert editor.post(f"{BASE}/new/", {"name": "Hill day", **_day("held_on")})["Location"] == f"{BASE}/hill-day/"
    editor.post(f"{BASE}/hill-day/statements/new/", {"text": "We climb\n together."})
    statement = Statement.objects.get()
    editor.post(f"{BASE}/statements/{statement.pk}/marks/new/", {"phrase": "Together.", "count": "2"})
    editor.post(f"{BASE}/hill-day/questions/new/", {"text": "Who carries the bag?"})
    page = _text(client.get("/what-co-production-means/"))
    assert 'We climb <mark class="agreed">together.</mark> <span class="agreement">2 agreement marks</span>' in page
    assert "Who carries the bag?" in page
    assert _text(editor.get(f"{BASE}/")).count("1 June 2026: 1 statement, 1 open question") == 1


def test_words_that_do_not_stand_there_are_refused_and_stay_typed(editor):
    statement = make.statement()
    page = _text(editor.post(f"{BASE}/statements/{statement.pk}/marks/new/", {"phrase": "rowing", "count": "0"}))
    assert "Enter a whole number from 1 to 999" in page
    page = _text(editor.post(f"{BASE}/statements/{statement.pk}/marks/new/", {"phrase": "rowing", "count": "2"}))
    assert "These words do not stand in the statement." in page
    assert "rowing</textarea>" in page
    assert AgreementMark.objects.count() == 0


def test_second_editor_sees_what_stands_there_now_and_keeps_what_was_typed(editor):
    statement = make.statement()
    address = f"{BASE}/statements/{statement.pk}/"
    seen = marker_of(TEXT)
    editor.post(address, {"text": "We row.", "seen": seen})
    page = _text(editor.post(address, {"text": "We sing.", "seen": seen}))
    assert "A colleague changed this while you were writing. It now says: “We row.”" in page
    assert "We sing.</textarea>" in page
    editor.post(address, {"text": "We sing.", "seen": marker_of("We row.")})
    assert Statement.objects.get().text == "We sing."


def test_marks_are_corrected_and_deleted(editor):
    mark = AgreementMark.objects.create(statement=make.statement(), phrase=FIRST, count=2)
    address = f"{BASE}/statements/{mark.statement_id}/marks/{mark.pk}"
    assert f"{FIRST}</textarea>" in _text(editor.get(f"{address}/"))
    editor.post(f"{address}/", {"phrase": "", "count": "3", "seen": marker_of(FIRST, 2)})
    assert list(AgreementMark.objects.values_list("phrase", "count")) == [("", 3)]
    for _ in range(2):
        assert editor.post(f"{address}/delete/")["Location"] == f"{BASE}/boat-day/"
    assert AgreementMark.objects.count() == 0


@pytest.mark.parametrize(
    ("make_one", "kind", "model"),
    [(make.statement, "statements", Statement), (make.question, "questions", OpenQuestion)],
)
def test_deleting_asks_first_and_may_be_pressed_twice(editor, make_one, kind, model):
    address = f"{BASE}/boat-day/{kind}/{make_one().pk}/delete/"
    assert editor.get(address).status_code == 200
    for _ in range(2):
        assert editor.post(address)["Location"] == f"{BASE}/boat-day/"
    assert (model.objects.count(), editor.get(address).status_code) == (0, 404)


def test_question_is_settled_and_opened_again(editor, client):
    make.statement()
    address = f"{BASE}/questions/{make.question().pk}"
    editor.post(f"{address}/settle/", {"words": "We all pay.", **_day("settled_on")})
    assert "Settled on 1 June 2026." in _text(client.get("/what-co-production-means/"))
    assert editor.get(f"{address}/settle/").status_code == 302
    editor.post(f"{address}/open-again/", {"why": "The boat was sold."})
    page = _text(client.get("/what-co-production-means/"))
    assert "It was settled on 1 June 2026: “We all pay.” It was opened again on" in page
    assert editor.get(f"{address}/open-again/").status_code == 302


def test_day_that_is_still_to_come_is_refused(editor):
    address = f"{BASE}/questions/{make.question().pk}/settle/"
    day = {"settled_on_day": "1", "settled_on_month": "1", "settled_on_year": "2090"}
    assert "Enter a day that is not still to come" in _text(editor.post(address, {"words": "Yes.", **day}))
    assert Settlement.objects.count() == 0


@pytest.mark.parametrize("data", [{}, {"text": " \n "}, {"text": "x" * 10_000}, {"text": "\x00"}])
def test_odd_words_are_told_and_write_nothing(editor, data):
    make.event()
    for kind in ("statements", "questions"):
        assert editor.post(f"{BASE}/boat-day/{kind}/new/", data).status_code in (200, 400)
    assert (Statement.objects.count(), OpenQuestion.objects.count()) == (0, 0)


def test_blank_event_is_told(editor):
    page = _text(editor.post(f"{BASE}/new/", {}))
    assert "Error: Add an event" in page
    assert Event.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_event_asks_the_same_of_the_database(editor, django_assert_num_queries, number):
    for order in range(number):
        one = make.statement(f"We row {order}.", order)
        AgreementMark.objects.create(statement=one, count=2)
        make.question(f"Why {order}?", order)
    with django_assert_num_queries(10):
        editor.get(f"{BASE}/boat-day/")
    with django_assert_num_queries(6):
        editor.get(f"{BASE}/")
