"""A line over periods. Hidden points break the line, stand hatched on the base line and are named under the chart."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib.charts.parts import LETTERS_A_LINE, LINE_HEIGHT, WIDTH, Bar, frame, hidden_mark, lines_of, text

_LEFT, _RIGHT = 40, WIDTH - 40
_TOP, _BOTTOM = 30, 150
_MARK = 10
FEW = 4  # so many labels fit side by side; of more points only some are labelled


def line(*, chart_id: str, title: str, description: str, rows: Sequence[Bar]) -> SafeString:
    """Return a line chart as SVG, the points in the order given, from nought at the base line."""
    places = _places(rows)
    notes, below = _notes(rows), _BOTTOM + (3 if _long(rows) else 2) * LINE_HEIGHT
    inside = [
        format_html('<path class="chart__axis" d="M{} {}H{}"/>', _LEFT - 10, _BOTTOM, _RIGHT + 10),
        *_strokes(rows, places),
        *(part for number in range(len(rows)) for part in _point(rows, places, number, chart_id)),
        *(text(note, x=0, y=below + 14 + n * LINE_HEIGHT, kind="hidden") for n, note in enumerate(notes)),
    ]
    height = below + len(notes) * LINE_HEIGHT
    return frame(chart_id=chart_id, title=title, description=description, height=height, inside=inside)


def _places(rows: Sequence[Bar]) -> list[tuple[float, float]]:
    most = max((row.shown or 0 for row in rows), default=0) or 1
    step = (_RIGHT - _LEFT) / max(1, len(rows) - 1)
    return [
        (round(_LEFT + number * step, 1), round(_BOTTOM - (_BOTTOM - _TOP) * (row.shown or 0) / most, 1))
        for number, row in enumerate(rows)
    ]


def _strokes(rows: Sequence[Bar], places: Sequence[tuple[float, float]]) -> list[SafeString]:
    """Return one path for each unbroken stretch of shown points."""
    stretches: list[list[str]] = [[]]
    for row, (x, y) in zip(rows, places, strict=True):
        if row.shown is None:
            stretches.append([])
        else:
            stretches[-1].append(f"{x} {y}")
    drawn = [stretch for stretch in stretches if len(stretch) > 1]
    return [format_html('<path class="chart__line" fill="none" d="M{}"/>', "L".join(each)) for each in drawn]


def _point(rows: Sequence[Bar], places: Sequence[tuple[float, float]], number: int, chart_id: str) -> list[SafeString]:
    row, (x, y) = rows[number], places[number]
    labelled = number in _labelled(rows)
    label = [_label(rows, number, x)] if labelled else []
    if row.shown is None:
        return [hidden_mark(chart_id=chart_id, x=x - _MARK / 2, y=_BOTTOM - _MARK, width=_MARK, height=_MARK), *label]
    value = [text(row.words, x=x, y=y - 10, kind="value", anchor="middle")] if labelled else []
    return [format_html('<circle class="chart__point" cx="{}" cy="{}" r="4"/>', x, y), *value, *label]


def _label(rows: Sequence[Bar], number: int, x: float) -> SafeString:
    """Return the name of a point under the line; of many points the two names begin and end at the edges."""
    if len(rows) <= FEW:
        return text(rows[number].label, x=x, y=_BOTTOM + LINE_HEIGHT, kind="label", anchor="middle")
    if number == 0:
        return text(rows[0].label, x=0, y=_BOTTOM + LINE_HEIGHT, kind="label")
    y = _BOTTOM + (2 if _long(rows) else 1) * LINE_HEIGHT
    return text(rows[number].label, x=WIDTH, y=y, kind="label", anchor="end")


def _long(rows: Sequence[Bar]) -> bool:
    """Return whether the first and the last name need a line each."""
    return len(rows) > FEW and len(rows[0].label) + len(rows[-1].label) > LETTERS_A_LINE - 4


def _labelled(rows: Sequence[Bar]) -> set[int]:
    """Return the points that get a label: all when they are few, else the first and the last."""
    if len(rows) <= FEW:
        return set(range(len(rows)))
    return {0, len(rows) - 1}


def _notes(rows: Sequence[Bar]) -> list[str]:
    """Return the lines that name the hidden points, such as "March, May: fewer than 8"."""
    said: dict[str, list[str]] = {}
    for row in rows:
        if row.shown is None:
            said.setdefault(row.words, []).append(row.label)
    return [line for words, labels in said.items() for line in lines_of(f"{', '.join(labels)}: {words}")]
