"""Files that people take away: CSV that a spreadsheet opens rightly and that cannot run anything there."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"  # so that Excel reads UTF-8
# What makes a spreadsheet run a cell: also as full-width forms, and behind blanks that it drops.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−", "﹢", "﹣", "﹦", "﹫")


class _Echo:
    """Gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_response(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """Return a CSV file to download as `name` (with .csv), row by row, every cell made safe."""
    response = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{_safe_name(name)}.csv"'
    return response


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file, the byte order mark first; for files the worker keeps."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + _line(writer.writerow([safe_cell(cell) for cell in header]))
    for row in rows:
        yield _line(writer.writerow([safe_cell(cell) for cell in row]))


def safe_cell(value: object) -> object:
    """Return a cell that no spreadsheet runs: a text that starts like a formula gets an apostrophe in front.

    Numbers stay numbers; None is an empty cell. See OWASP, "CSV injection".
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = str(value).replace("\0", "")
    unblanked = text.lstrip(" \u00a0\u200b\ufeff\u3000\u2060\v\f")
    return f"'{text}" if unblanked.startswith(_STARTS_A_FORMULA) else text


def _line(written: object) -> str:
    return str(written)


def _safe_name(name: str) -> str:
    stem = name.removesuffix(".csv")
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem).strip("-") or "download"
