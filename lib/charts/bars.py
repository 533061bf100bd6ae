"""Horizontal bars, with the label above each and the value beside it."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.charts.parts import LINE_HEIGHT, Bar, class_of, frame, hidden_mark, lines_of, text

BAR_HEIGHT = 20
LONGEST = 216  # leaves room for "fewer than 10" and "about 1,000" at the end
HIDDEN_WIDTH = 24
_SPACE = 12
_BASE = 1  # the base line is at the left edge


def bars(*, chart_id: str, title: str, description: str, rows: Sequence[Bar]) -> SafeString:
    """Return horizontal bars as SVG, in the order given. The title says the finding, the description the figures."""
    most = max((row.shown or 0 for row in rows), default=0)
    inside: list[SafeString] = []
    top = 0
    for row in rows:
        inside += _row(row, chart_id=chart_id, top=top, most=most)
        top += _height(row)
    axis = format_html('<path class="chart__axis" d="M{} 0V{}"/>', _BASE, top)
    return frame(chart_id=chart_id, title=title, description=description, height=max(top, 1), inside=[axis, *inside])


def _height(row: Bar) -> int:
    return len(lines_of(row.label)) * LINE_HEIGHT + BAR_HEIGHT + _SPACE


def _row(row: Bar, *, chart_id: str, top: int, most: int) -> list[SafeString]:
    lines = lines_of(row.label)
    labels = [
        text(line, x=_BASE + 4, y=top + number * LINE_HEIGHT - 4, kind="label") for number, line in enumerate(lines, 1)
    ]
    return [*labels, *_bar(row, chart_id=chart_id, top=top + len(lines) * LINE_HEIGHT, most=most)]


def _bar(row: Bar, *, chart_id: str, top: int, most: int) -> list[SafeString]:
    if row.shown is None:
        mark = hidden_mark(chart_id=chart_id, x=_BASE, y=top, width=HIDDEN_WIDTH, height=BAR_HEIGHT)
        return [mark, text(row.words, x=_BASE + HIDDEN_WIDTH + 6, y=top + 15, kind="hidden")]
    width = round(LONGEST * row.shown / most, 1) if most else 0
    bar = format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', class_of(row.kind), _BASE, top, width, BAR_HEIGHT
    )
    return [bar, text(row.words, x=_BASE + width + 6, y=top + 15, kind="value")]
