"""Spreadsheets that people take away (ODS): columns as wide as their words, and nothing in them that could run."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any

from odfdo import Cell, Column, Document, Row, Table

from lib.downloads import safe_cell

Line = Sequence[object]
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LETTER, _ROUND = 0.2, 0.4  # centimetres that a letter of 10 points takes, and the room round a word
_NARROWEST, _WIDEST = 2.5, 12.0  # centimetres; longer words go on in the next line of their cell
_SHORTEST = 40  # letters of a sentence in one row, however narrow its table
_HEAD, _BODY, _ALONE = "head", "body", "alone"  # what stands alone in its line runs on over the next columns
_FAMILY = 'style:family="table-cell" style:parent-style-name="Default"'
_WRAPPED = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'
_SPOKEN = '<style:text-properties fo:language="en" fo:country="GB" {more}/>'


def ods_of(sheets: Iterable[tuple[str, Sequence[Line]]]) -> bytes:
    """Return a spreadsheet with these sheets, each by its name and its lines. Numbers stay numbers."""
    document = Document("spreadsheet")
    document.body.clear()
    _style(document, _HEAD, _FAMILY, _WRAPPED + _SPOKEN.format(more='fo:font-weight="bold"'))
    _style(document, _BODY, _FAMILY, _WRAPPED + _SPOKEN.format(more=""))
    _style(document, _ALONE, _FAMILY, _SPOKEN.format(more=""))
    for name, lines in sheets:
        document.body.append(_sheet(document, name, lines))
    _fit_to_paper(document)
    document.language = "en-GB"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _sheet(document: Document, name: str, lines: Sequence[Line]) -> Table:
    table = Table(name)
    widths = _widths(lines)
    for width in widths:
        table.append(Column(style=_column_style(document, width)))
    head = next((line for line in lines if len(line) == len(widths) > 1), None)
    for line in lines:
        style = _HEAD if line is head else _ALONE if len(line) < len(widths) else _BODY
        for cells in _on_paper(line, widths):
            row = Row()
            row.extend_cells([Cell(_clean(cell), style=style) for cell in cells])
            table.append(row)
    return table


def _on_paper(line: Line, widths: Sequence[float]) -> list[Line]:
    """Return a line as it fits on paper: the sentence that ends a short one goes on in the rows below it."""
    if len(line) in (0, len(widths)) or not isinstance(line[-1], str):
        return [line]
    room = sum(widths[len(line) - 1 :]) - _ROUND
    first, *more = wrap(line[-1], max(int(room / _LETTER), _SHORTEST)) or [""]
    return [(*line[:-1], first), *((*[None] * (len(line) - 1), piece) for piece in more)]


def _widths(lines: Sequence[Line]) -> list[float]:
    """Return the width of each column in centimetres. A line of one cell is a sentence: it fills what there is."""
    most = max((len(line) for line in lines), default=0)
    told = [line for line in lines if len(line) == most]
    longest = [max(len(str(line[n])) if line[n] is not None else 0 for line in told) for n in range(most)]
    return [round(min(max(letters * _LETTER + _ROUND, _NARROWEST), _WIDEST), 1) for letters in longest]


def _column_style(document: Document, width: float) -> str:
    name = f"wide{round(width * 10)}"
    if document.get_style("table-column", name) is None:
        properties = f'<style:table-column-properties style:column-width="{width}cm"/>'
        _style(document, name, 'style:family="table-column"', properties)
    return name


def _fit_to_paper(document: Document) -> None:
    """Print every column of a sheet on the width of one page."""
    for layout in document.styles.get_elements("//style:page-layout-properties"):
        for name, value in (
            ("style:print-orientation", "landscape"),
            ("style:scale-to-X", "1"),
            ("style:scale-to-Y", "0"),
        ):
            layout.set_attribute(name, value)
        layout.set_attribute("fo:page-width", "29.7cm")
        layout.set_attribute("fo:page-height", "21cm")


def _style(document: Document, name: str, family: str, properties: str) -> None:
    document.insert_style(f'<style:style style:name="{name}" {family}>{properties}</style:style>', automatic=True)


def _clean(cell: object) -> Any:
    safe = safe_cell(cell)
    return _UNPRINTABLE.sub("", safe) if isinstance(safe, str) else safe
