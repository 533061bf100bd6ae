"""The parts of the council's dashboard: each a finding, a sentence, a chart and the table that it draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from feedback.selectors.lists import Filters
from feedback.selectors.rollups import Sums
from lib.charts import Bar, bars, line
from lib.counting import how_many

FEW = "not shown"
SUMS = ("Experiences", "Say what is valued", "Say what needs to change", "Wait for an answer")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `href` leads to what is behind it, empty where there is nothing to list."""

    label: str
    cells: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One table with its chart. `slug` names it in addresses and files; `svg` may be empty."""

    slug: str
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    svg: SafeString

    @property
    def lines(self) -> list[tuple[Row, list[tuple[str, str]]]]:
        """Each row with its cells, each cell beside the name of its column, as a phone shows them."""
        return [(row, list(zip(self.columns[1:], row.cells, strict=True))) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Counted:
    """What one label counts; `sums` is None where it is too small to show. `kind` picks the looks of its bar."""

    label: str
    sums: Sums | None
    href: str = ""
    kind: str = ""


def part_of(
    slug: str, column: str, counted: Sequence[Counted], *, finding: str, sentence: str, over_time: bool = False
) -> Part:
    """Return a part of exact sums. `finding` is a sentence with a gap for the label with the most."""
    title = _finding(finding, column, counted)
    drawn = [Bar(one.label, one.sums.number if one.sums else None, _words(one), one.kind) for one in counted]
    if not over_time:
        drawn.sort(key=lambda bar: -1 if bar.shown is None else bar.shown, reverse=True)
    said = ". ".join(f"{bar.label}: {bar.words}" for bar in drawn)
    svg = (line if over_time else bars)(chart_id=f"chart-{slug}", title=title, description=said, rows=drawn)
    return Part(slug, title, sentence, (column, *SUMS), tuple(_row(one) for one in counted), svg)


def listed(filters: Filters, **more: str) -> str:
    """Return the address of the published experiences behind a figure."""
    asked = {name: getattr(filters, name) for name in ("cornerstone", "area", "place", "who", "when")} | more
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('experiences')}?{query}" if query else reverse("experiences")


def _row(one: Counted) -> Row:
    if one.sums is None:
        return Row(one.label, (FEW, "", "", ""))
    numbers = (one.sums.number, one.sums.valued, one.sums.needs_change, one.sums.waiting)
    return Row(one.label, tuple(f"{number:,}" for number in numbers), one.href if one.sums.number else "")


def _words(one: Counted) -> str:
    return FEW if one.sums is None else f"{one.sums.number:,}"


def _finding(finding: str, column: str, counted: Sequence[Counted]) -> str:
    """Return what the chart shows as a title that says it."""
    shown = [one for one in counted if one.sums and one.sums.number]
    if not shown:
        return f"{column}: nothing to show"
    most = max(one.sums.number for one in shown if one.sums)
    top = [one.label for one in shown if one.sums and one.sums.number == most]
    if len(top) > 2:
        return f"{column}: {len(top)} have the most, {how_many(most, 'experience')} each"
    each = " each" if len(top) > 1 else ""
    return f"{finding.format(' and '.join(top))}: {how_many(most, 'experience')}{each}"
