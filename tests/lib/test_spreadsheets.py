"""Spreadsheets that nobody can be harmed by, read back by another library."""

from io import BytesIO

import pytest
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
