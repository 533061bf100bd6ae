import json
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from priorities.builder.counted import counted
from priorities.builder.exports import COLUMNS, header, json_of, ods_of, rows_of
from priorities.enums import Voice
from priorities.services import contents
from tests.priorities import factories as make
from tests.priorities import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def content():
    """A round with a tie, a priority that was taken out, nine parent carers and three young people."""
    star_round = held.opened({"School 1": {"p-1": 3, "p-2": 2}, "School 2": {"p-2": 1}})
    held.choose(star_round, Voice.PARENT_CARERS, ["p-3"] * 9)
    held.choose(star_round, Voice.YOUNG_PEOPLE, ["p-1"] * 3)
    gone = star_round.priorities.get(slug="p-4")
    contents.withdraw_priority(priority=gone, by=make.editor(), why="=HYPERLINK(1) is no reason")
    return held.closed(star_round).tally.content


def sheets(content):
    book = CalamineWorkbook.from_filelike(BytesIO(ods_of(content)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_json_is_the_tally_exactly(content):
    assert json.loads(json_of(content)) == content


def test_table_has_every_priority_in_three_columns_that_are_never_added(content):
    shown = [(row[0], row[1], *row[4:8]) for row in rows_of(counted(content))]
    assert shown == [
        (1, "P 1", 3, "Yes", 0, "not shown"),
        (1, "P 2", 3, "Yes", 0, "not shown"),
        (3, "P 3", 0, "No", 9, "not shown"),
        (None, "P 4", None, "No", None, None),
    ]


def test_spreadsheet_is_read_back_with_its_data_dictionary(content):
    found = sheets(content)
    assert list(found) == ["Result", "Sectors", "Ballots", "What it means"]
    assert tuple(found["Result"][0]) == header()
    assert [row[:2] for row in found["Result"][1:]] == [[1.0, "P 1"], [1.0, "P 2"], [3.0, "P 3"], ["", "P 4"]]
    assert [tuple(row[:2]) for row in found["What it means"]][-len(COLUMNS) :] == list(COLUMNS)
    assert ["Head of the tally (SHA-256)", content["head"]] in found["What it means"]


def test_ballots_of_the_spreadsheet_have_no_names(content):
    ballots = sheets(content)["Ballots"]
    assert sorted(ballots[1:]) == [["", 0.0, 1.0, 0.0], ["", 3.0, 2.0, 0.0]]


def test_no_cell_is_a_formula(content):
    assert sheets(content)["Result"][4][8] == "'=HYPERLINK(1) is no reason"
    assert rows_of(counted(content))[3][8] == "=HYPERLINK(1) is no reason"


def test_letters_that_no_spreadsheet_may_hold_are_left_out(content):
    content["lines"][1]["strength"] = "\x0bA \ud800 bell\x07"
    assert sheets(content)["Result"][1][1] == "A  bell"
