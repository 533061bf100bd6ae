"""The council's dashboard as files: exactly the tables and words that stand on the screen."""

import re
from collections.abc import Sequence

from dashboards.selectors.council import Dashboard
from dashboards.selectors.parts import Part
from lib import spreadsheets
from lib.spreadsheets import Line

HEADER = ("Table", "Line", "Column", "Value")
IN_WORDS = "In words"
_NUMBER = re.compile(r"\d{1,3}(,\d{3})*")


def lines_of(dashboard: Dashboard, chosen: Sequence[str]) -> list[Line]:
    """Return the whole dashboard, one value a line; `chosen` are the filters in words."""
    words = [*chosen, *(figure.words for figure in dashboard.figures)]
    return [
        *((IN_WORDS, "", "", each) for each in words),
        *(line for part in tables_of(dashboard) for line in _of(part)),
    ]


def part_lines(part: Part) -> list[Line]:
    """Return the lines of one table as it stands on the screen, without the header."""
    return [(row.label, *map(_value, row.cells)) for row in part.rows]


def tables_of(dashboard: Dashboard) -> list[Part]:
    """Return every table on the screen, those of the last report too."""
    return [*dashboard.parts, *(dashboard.report.parts if dashboard.report else ())]


def ods_of(dashboard: Dashboard, chosen: Sequence[str]) -> bytes:
    """Return the dashboard as a spreadsheet: the words first, then a sheet for each table."""
    words: list[Line] = [(each,) for each in (*chosen, *(figure.words for figure in dashboard.figures))]
    parts = tables_of(dashboard)
    sheets = ((part.slug, [(part.title,), (part.sentence,), part.columns, *part_lines(part)]) for part in parts)
    return spreadsheets.ods_of([(IN_WORDS, words), *sheets])


def _of(part: Part) -> list[Line]:
    return [
        (part.title, row.label, column, _value(cell))
        for row in part.rows
        for column, cell in zip(part.columns[1:], row.cells, strict=True)
    ]


def _value(cell: str) -> int | str:
    """Return a number that a spreadsheet can add up, or the words as they stand."""
    return int(cell.replace(",", "")) if _NUMBER.fullmatch(cell) else cell
