"""The same figures as tables: CSV for any program, ODS as a spreadsheet that says what its columns mean."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from odfdo import Document, Row, Table

from lib.downloads import csv_lines, safe_cell
from reports.builder.files.dictionary import ANSWERS, FIGURES

Data = Mapping[str, Any]
Line = Sequence[object]
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def figures_csv(data: Data) -> bytes:
    """Return all figures in long form: one figure on each line."""
    return "".join(csv_lines([one.name for one in FIGURES], _figures(data))).encode()


def answers_csv(data: Data) -> bytes:
    """Return all answers that may be shown, one on each line."""
    return "".join(csv_lines([one.name for one in ANSWERS], _answers(data))).encode()


def ods(data: Data) -> bytes:
    """Return the spreadsheet: figures, the council's own acts, answers, and what each column means."""
    document = Document("spreadsheet")
    document.body.clear()
    for name, lines in (
        ("Figures", [[one.name for one in FIGURES], *_figures(data)]),
        ("Promises", [["promise", "number"], *([each["label"], each["number"]] for each in data["acts"])]),
        ("Answers", [[one.name for one in ANSWERS], *_answers(data)]),
        ("What it means", _meanings(data)),
    ):
        document.body.append(_sheet(name, lines))
    document.language = "en-GB"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _figures(data: Data) -> Iterator[Line]:
    for table in data["figures"]:
        about = (table["table"], table["title"], table["of"])
        for row in table["rows"]:
            yield (*about, row["label"], row["shown"], row["words"])


def _answers(data: Data) -> Iterator[Line]:
    for answer in data["answers"]:
        yield [answer[one.name] for one in ANSWERS]


def _meanings(data: Data) -> list[Line]:
    report = data["report"]
    about: list[Line] = [
        ("Report", report["words"]),
        ("Edition", report["edition"]),
        ("Figures frozen on", report["frozen_on"]),
        ("Rounding", data["rounding"]),
    ]
    columns = [(sheet, one.name, one.means) for sheet, ones in _SHEETS for one in ones]
    return [*about, (), ("Sheet", "Column", "What it means"), *columns]


_SHEETS = (("Figures", FIGURES), ("Answers", ANSWERS))


def _sheet(name: str, lines: Sequence[Line]) -> Table:
    table = Table(name)
    for line in lines:
        row = Row()
        row.set_values([_clean(cell) for cell in line])
        table.append_row(row)
    return table


def _clean(cell: object) -> Any:
    """Return a cell that no spreadsheet runs, without letters that no spreadsheet may hold."""
    safe = safe_cell(cell)
    return _UNPRINTABLE.sub("", safe) if isinstance(safe, str) else safe
