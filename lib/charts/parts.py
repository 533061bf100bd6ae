"""What bars and lines share: the frame, wrapped text and the hatching of hidden values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lib.disclosure import Table

WIDTH = 320  # units of the drawing; CSS makes the text 14 units high
LINE_HEIGHT = 18
LETTERS_A_LINE = 40

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_KIND = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart. `shown` is None when it is hidden; `words` stand beside it in either case.

    `kind` picks the looks: a number or the slug of a cornerstone.
    """

    label: str
    shown: int | None
    words: str
    kind: str = ""


def bars_of(table: Table, *, kinds: Sequence[str] = ()) -> list[Bar]:
    """Return the cells of a published table as bars, biggest first, hidden ones last, with their `kinds` if given."""
    padded = [*kinds, *[""] * (len(table.cells) - len(kinds))]
    rows = [Bar(cell.label, cell.shown, cell.words, kind) for cell, kind in zip(table.cells, padded, strict=True)]
    return sorted(rows, key=lambda bar: -1 if bar.shown is None else bar.shown, reverse=True)


def frame(*, chart_id: str, title: str, description: str, height: int, inside: Iterable[SafeString]) -> SafeString:
    """Return the svg around a drawing. Raises ValueError when `chart_id` cannot be an id."""
    if not _NAME.fullmatch(chart_id):
        raise ValueError(f"{chart_id!r} cannot be the id of a chart.")
    return format_html(
        '<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img"'
        ' aria-labelledby="{}-title {}-description"><title id="{}-title">{}</title><desc id="{}-description">{}</desc>'
        '<defs><pattern id="{}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path class="chart__hatch" d="M0 6 6 0"/></pattern></defs>{}</svg>',
        *(WIDTH, height, chart_id, chart_id, chart_id, title, chart_id, description, chart_id),
        format_html_join("", "{}", ((part,) for part in inside)),
    )


def text(words: str, *, x: float, y: float, kind: str, anchor: str = "start") -> SafeString:
    """Return one line of text at a place; `kind` is label, value or hidden."""
    return format_html('<text class="chart__{}" x="{}" y="{}" text-anchor="{}">{}</text>', kind, x, y, anchor, words)


def lines_of(words: str) -> list[str]:
    """Return the words as lines that fit the width."""
    return wrap(words, LETTERS_A_LINE) or [""]


def hidden_mark(*, chart_id: str, x: float, y: float, width: int, height: int) -> SafeString:
    """Return the hatched box that stands for a hidden value; its size says nothing."""
    return format_html(
        '<rect class="chart__hidden" x="{}" y="{}" width="{}" height="{}" fill="url(#{}-hatch)"/>',
        *(x, y, width, height, chart_id),
    )


def class_of(kind: str) -> str:
    """Return the classes of a bar of this kind; a kind that is no slug is left out."""
    return f"chart__bar chart__bar--{kind}" if _KIND.fullmatch(kind) else "chart__bar"
