import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.downloads import csv_lines, csv_response, safe_cell

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "|cmd",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_safe_cell_puts_an_apostrophe_before_a_formula(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["about 45", "fewer than 8", "1-2", "a=b", "'=1", "", " spaced", "Ŷ"])
def test_safe_cell_leaves_other_text_alone(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (-5, -5), (2.5, 2.5), (True, "True"), ("a\0b", "ab"), ("\0=1", "'=1")]
)
def test_safe_cell_keeps_numbers_and_drops_nul(value, cell):
    assert safe_cell(value) == cell


def test_csv_response_streams_a_marked_utf_8_file():
    response = csv_response("Progress report 2026", ["Place", "How many"], [['Tŷ, "x"', "about 45"], ["=1", 10]])
    assert response.streaming is True
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="Progress-report-2026.csv"'
    assert b"".join(response.streaming_content) == (
        '\ufeffPlace,How many\r\n"Tŷ, ""x""",about 45\r\n\'=1,10\r\n'.encode()
    )


def test_csv_response_makes_the_header_safe_too():
    assert next(csv_lines(["=1"], [])) == "\ufeff'=1\r\n"


@pytest.mark.parametrize(
    ("name", "file"),
    [("a.csv", "a.csv"), ('x"\r\nEvil: 1', "x---Evil--1.csv"), ("", "download.csv"), ("é", "download.csv")],
)
def test_csv_response_cleans_the_name(name, file):
    assert csv_response(name, [], []).headers["Content-Disposition"] == f'attachment; filename="{file}"'


def test_csv_response_asks_for_rows_only_as_they_are_sent():
    asked = []

    def rows():
        for number in range(3):
            asked.append(number)
            yield [number]

    stream = iter(csv_response("a", ["n"], rows()).streaming_content)
    next(stream)
    assert asked == []
    next(stream)
    assert asked == [0]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_csv_lines_read_back_as_they_were(rows):
    written = "".join(csv_lines(["a", "b"], rows)).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(written, newline="")))[1:] == [[safe_cell(cell) for cell in row] for row in rows]
