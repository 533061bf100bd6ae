import tomllib

import pytest

from cornerstones.models import AgreementMark, AreaOfWeakness, Cornerstone, Event, Indicator, OpenQuestion, Statement
from cornerstones.services import load_starting_data
from cornerstones.services.starting_data import FOLDER

pytestmark = pytest.mark.django_db

MODELS = (Cornerstone, Indicator, AreaOfWeakness, Event, Statement, AgreementMark, OpenQuestion)


def _everything():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_starting_data_has_what_the_event_said():
    load_starting_data()
    assert {name: len(rows) for name, rows in _everything().items()} == {
        "Cornerstone": 4,
        "Indicator": 26,
        "AreaOfWeakness": 4,
        "Event": 1,
        "Statement": 25,
        "AgreementMark": 16,
        "OpenQuestion": 4,
    }


def test_cornerstones_stand_in_their_order():
    load_starting_data()
    assert list(Cornerstone.objects.values_list("slug", flat=True)) == [
        "welcome-and-care",
        "value-and-include",
        "communicate",
        "work-in-partnership",
    ]


def test_agreement_is_as_published():
    load_starting_data()
    marks = [[mark.count for mark in statement.marks.all()] for statement in Statement.objects.order_by("order")]
    assert marks == [[11], [7], [4], [3], [2, 1], [2], [2], [1], [1], [1], [1], [1, 1], [1], [1], *[[]] * 11]
    assert sum(map(sum, marks)) == 40


def test_two_phrases_of_one_statement_hold_two_and_one():
    load_starting_data()
    statement = Statement.objects.get(order=5)
    assert {mark.phrase: mark.count for mark in statement.marks.all()} == {
        "Bringing people in at the very beginning": 2,
        "building the support that the work needs.": 1,
    }


def test_every_phrase_stands_in_its_statement_once():
    load_starting_data()
    marks = AgreementMark.objects.exclude(phrase="").select_related("statement")
    assert [mark.statement.text.count(mark.phrase) for mark in marks] == [1] * 6


def test_loading_twice_changes_nothing():
    assert load_starting_data() == 4 + 26 + 4 + 1 + 25 + 4
    before = _everything()
    assert load_starting_data() == 0
    assert _everything() == before


def test_loading_again_keeps_what_people_changed():
    load_starting_data()
    Cornerstone.objects.filter(slug="communicate").update(name="Talk")
    Statement.objects.filter(order=1).update(text="Ours now")
    before = _everything()
    load_starting_data()
    assert _everything() == before


def test_files_are_toml_with_a_word_on_their_source():
    files = sorted(FOLDER.glob("*.toml"))
    assert [file.name for file in files] == ["areas_of_weakness.toml", "cornerstones.toml", "cornerstones_event.toml"]
    assert all(tomllib.loads(file.read_text()) and file.read_text().startswith("#") for file in files)
