"""The spreadsheets as another program opens them: LibreOffice reads every sheet, and its words are ours, cell by cell.

It needs LibreOffice (apt-get install libreoffice-calc-nogui) and is skipped where there is none.
"""

import csv
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lib.spreadsheets import ods_of
from reports.builder.files import data, tables
from reports.builder.files.dictionary import ANSWERS, FIGURES
from reports.selectors.pages import ReportPage

pytestmark = [pytest.mark.deep, pytest.mark.django_db]
# Comma, double quotes round every word and no number, UTF-8, formulas as they stand, every sheet into its own file.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,true,false,-1"
Rows = list[list[str]]
Open = Callable[[bytes], dict[str, Rows]]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Return a function that opens an ODS file with LibreOffice and returns the rows of each sheet."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("There is no LibreOffice here. Install it: apt-get install libreoffice-calc-nogui.")

    def open_one(file: bytes) -> dict[str, Rows]:
        (tmp_path / "it.ods").write_bytes(file)
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        command = [program, home, "--headless", "--convert-to", AS_CSV, "--outdir", str(tmp_path), "it.ods"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
        return {path.stem.removeprefix("it-"): _rows(path) for path in sorted(tmp_path.glob("it-*.csv"))}

    return open_one


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def _written(*cells: Any) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]


def test_every_sheet_of_a_report_holds_what_the_json_holds(page: ReportPage, opened: Open) -> None:
    shown = json.loads(data.written(data.data_of(page)))
    sheets = opened(tables.ods(shown))
    assert sorted(sheets) == ["Answers", "Figures", "Promises", "What it means"]
    assert sheets["Figures"] == [
        [one.name for one in FIGURES],
        *(
            _written(table["table"], table["title"], table["of"], row["label"], row["shown"], row["words"])
            for table in shown["figures"]
            for row in table["rows"]
        ),
    ]
    assert len(sheets["Figures"]) > 50
    assert sheets["Promises"] == [["promise", "number"], *(_written(*act.values()) for act in shown["acts"])]
    names = [one.name for one in ANSWERS]
    assert sheets["Answers"] == [names, *(_written(*map(answer.get, names)) for answer in shown["answers"])]
    assert sheets["What it means"][0][:2] == ["Report", shown["report"]["words"]]


@pytest.mark.parametrize(("number", "written"), [(25, ",25\n"), ("25", ',"25"\n')], ids=["number", "control"])
def test_numbers_are_numbers_and_nothing_runs(opened: Open, tmp_path: Path, number: object, written: str) -> None:
    """The control: a number that was written as a word is seen as one."""
    sheets = opened(ods_of([("One", [("Who", "How many"), ("=1+1", number), ("@sum", None)])]))
    assert sheets == {"One": [["Who", "How many"], ["'=1+1", "25"], ["'@sum", ""]]}
    assert written in (tmp_path / "it-One.csv").read_text(encoding="utf-8")
