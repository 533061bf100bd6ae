"""Spreadsheets that people take away (ODS), with no cell that could run and no letter that one may not hold."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from odfdo import Document, Row, Table

from lib.downloads import safe_cell

Line = Sequence[object]
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def ods_of(sheets: Iterable[tuple[str, Sequence[Line]]]) -> bytes:
    """Return a spreadsheet with these sheets, each by its name and its lines. Numbers stay numbers."""
    document = Document("spreadsheet")
    document.body.clear()
    for name, lines in sheets:
        document.body.append(_sheet(name, lines))
    document.language = "en-GB"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _sheet(name: str, lines: Sequence[Line]) -> Table:
    table = Table(name)
    for line in lines:
        row = Row()
        row.set_values([_clean(cell) for cell in line])
        table.append_row(row)
    return table


def _clean(cell: object) -> Any:
    safe = safe_cell(cell)
    return _UNPRINTABLE.sub("", safe) if isinstance(safe, str) else safe
