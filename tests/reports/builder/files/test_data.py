"""CSV, ODS and JSON hold the same figures as the snapshot, cell by cell, and no number that gives a person away."""

import csv
import io
import json
from typing import Any

import jsonschema
import odfdo
import pytest

from reports.builder.files import data, tables
from reports.builder.files.dictionary import ANSWERS, DATA, FIGURES, schema
from reports.models import Report
from reports.selectors.pages import ReportPage

pytestmark = pytest.mark.django_db
Figure = tuple[str, str, int | None, str]


def cells_in(content: Any, path: str = "") -> list[Figure]:
    """Read every cell of a snapshot by another road than the code: by its keys alone."""
    if isinstance(content, dict) and isinstance(content.get("cells"), list):
        return [(path, cell["label"], cell["shown"], cell["words"]) for cell in content["cells"]]
    if isinstance(content, dict):
        return [found for key, part in content.items() for found in cells_in(part, f"{path}.{key}".lstrip("."))]
    if isinstance(content, list):
        return [found for n, part in enumerate(content, 1) for found in cells_in(part, f"{path}.{n}")]
    return []


def of_csv(file: bytes) -> list[Figure]:
    rows = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
    return [(row["table"], row["label"], int(row["shown"]) if row["shown"] else None, row["words"]) for row in rows]


def of_ods(file: bytes) -> list[Figure]:
    sheet = odfdo.Document(io.BytesIO(file)).body.get_table(name="Figures")
    rows = [[*row, *[None] * 6][:6] for row in sheet.get_values()[1:]]
    return [(row[0], row[3], None if row[4] in (None, "") else int(row[4]), row[5]) for row in rows]


def of_json(file: bytes) -> list[Figure]:
    return [
        (table["table"], row["label"], row["shown"], row["words"])
        for table in json.loads(file)["figures"]
        for row in table["rows"]
    ]


def test_every_file_holds_the_cells_of_the_snapshot(published: Report, page: ReportPage) -> None:
    shown = data.data_of(page)
    truth = sorted(cells_in(published.snapshot.content), key=str)
    assert len(truth) > 50
    assert sorted(of_csv(tables.figures_csv(shown)), key=str) == truth
    assert sorted(of_ods(tables.ods(shown)), key=str) == truth
    assert sorted(of_json(data.written(shown)), key=str) == truth


def test_no_number_is_smaller_than_ten(page: ReportPage) -> None:
    shown = [number for _table, _label, number, _words in of_csv(tables.figures_csv(data.data_of(page)))]
    assert [number for number in shown if number is not None and number and (number < 10 or number % 5)] == []
    assert {None, 25} <= set(shown)


def test_json_obeys_the_published_schema(page: ReportPage) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(data.written(data.data_of(page))), schema())


@pytest.mark.parametrize("number", [3, 9, 12, -5])
def test_schema_refuses_a_number_that_gives_a_person_away(page: ReportPage, number: int) -> None:
    shown = data.data_of(page)
    shown["figures"][0]["rows"][0]["shown"] = number
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(shown, schema())


def test_dictionary_names_every_column_and_field(page: ReportPage) -> None:
    shown = data.data_of(page)
    assert [one.name for one in DATA] == list(shown)
    lines = tables.figures_csv(shown).decode("utf-8-sig").splitlines()
    assert lines[0].split(",") == [one.name for one in FIGURES]
    answers = tables.answers_csv(shown).decode("utf-8-sig").splitlines()
    assert answers[0].split(",") == [one.name for one in ANSWERS]


def test_no_cell_runs_in_a_spreadsheet(page: ReportPage) -> None:
    shown = data.data_of(page)
    shown["answers"][0]["said"] = "=HYPERLINK(1)"
    assert ",'=HYPERLINK(1)," in tables.answers_csv(shown).decode()
    answers = odfdo.Document(io.BytesIO(tables.ods(shown))).body.get_table(name="Answers").get_values()
    assert answers[1][1] == "'=HYPERLINK(1)"


def test_fingerprint_is_the_same_until_something_else_is_shown(published: Report, page: ReportPage) -> None:
    before = data.fingerprint_of(page)
    assert data.fingerprint_of(page) == before
    page.content["answers"][0]["answer"] = "Something else"
    assert data.fingerprint_of(page) != before
