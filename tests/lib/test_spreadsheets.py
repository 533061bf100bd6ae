"""Spreadsheets that nobody can be harmed by, read back by another library."""

from io import BytesIO

import pytest
from odfdo import Document
from python_calamine import CalamineWorkbook

from lib.spreadsheets import ods_of


def read(made):
    book = CalamineWorkbook.from_filelike(BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_sheets_come_back_by_name_with_numbers_as_numbers():
    made = ods_of((("One", [("Who", "How many"), ("Parent carers", 25)]), ("Two", [("A", "B")])))
    assert read(made) == {"One": [["Who", "How many"], ["Parent carers", 25]], "Two": [["A", "B"]]}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "\t=", " ="])
def test_no_cell_runs(start):
    [[cell, _]] = read(ods_of((("One", [(f"{start}1+1", "x")]),)))["One"]
    assert cell.startswith("'")


def test_letters_that_no_spreadsheet_holds_are_left_out():
    assert read(ods_of((("One", [("a\x00b\x07c\ud800d", "x")]),))) == {"One": [["abcd", "x"]]}


def test_columns_are_as_wide_as_their_words_and_the_first_full_line_is_bold():
    made = Document(BytesIO(ods_of((("One", [("A title",), ("Who", "How many"), ("Parent carers " * 9, 25)]),))))
    table = made.body.get_table(name="One")
    widths = [
        made.get_style("table-column", each.style).get_properties()["style:column-width"] for each in table.columns
    ]
    assert widths == ["12.0cm", "2.5cm"]
    assert [row.cells[0].style for row in table.rows] == ["alone", "head", "body"]
    assert made.get_style("table-cell", "head").get_properties("text") == {
        "fo:language": "en",
        "fo:country": "GB",
        "fo:font-weight": "bold",
    }


def test_a_sentence_goes_on_in_the_next_row_where_the_table_ends():
    long = "These numbers do not add up, because one experience may stand under several."
    rows = read(ods_of((("One", [(long,), ("About", long), ("Who", "How many", "When"), ("A", 1, 2)]),)))["One"]
    start, end = "These numbers do not add up, because one", "experience may stand under several."
    assert [row[0] for row in rows[:2]] == [start, end]
    assert [row[:2] for row in rows[2:4]] == [["About", start], ["", end]]
    assert rows[4:] == [["Who", "How many", "When"], ["A", 1, 2]]


def test_sentences_alone_have_no_heading():
    made = Document(BytesIO(ods_of((("One", [("One.",), ("Two.",)]),))))
    assert [row.cells[0].style for row in made.body.get_table(name="One").rows] == ["body", "body"]
