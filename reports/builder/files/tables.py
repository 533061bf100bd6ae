"""The same figures as tables: CSV for any program, ODS as a spreadsheet that says what its columns mean."""

from collections.abc import Iterator, Mapping
from typing import Any

from lib import spreadsheets
from lib.downloads import csv_lines
from lib.spreadsheets import Line
from reports.builder.files.dictionary import ANSWERS, FIGURES

Data = Mapping[str, Any]


def figures_csv(data: Data) -> bytes:
    """Return all figures in long form: one figure on each line."""
    return "".join(csv_lines([one.name for one in FIGURES], _figures(data))).encode()


def answers_csv(data: Data) -> bytes:
    """Return all answers that may be shown, one on each line."""
    return "".join(csv_lines([one.name for one in ANSWERS], _answers(data))).encode()


def ods(data: Data) -> bytes:
    """Return the spreadsheet: figures, the council's own acts, answers, and what each column means."""
    return spreadsheets.ods_of(
        (
            ("Figures", [[one.name for one in FIGURES], *_figures(data)]),
            ("Promises", [["promise", "number"], *([each["label"], each["number"]] for each in data["acts"])]),
            ("Answers", [[one.name for one in ANSWERS], *_answers(data)]),
            ("What it means", _meanings(data)),
        )
    )


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
