"""Several tables about the same people, released so that the total they share betrays no hidden cell.

Every table adds up to the same unknown number of people. Its published cells bound that number, and the bounds from one
table can narrow a hidden cell in another: 10 and 20 together are at most 34, so beside "about 35" a hidden cell would
be exactly 1. Where a hidden cell could be narrowed to fewer than eight values, its whole table is withheld. To withhold
one cell more would not do: whoever knows this rule knows that it was big enough to be shown, and narrows the others. Of
a group of fewer than twice the smallest number that is shown, nothing is shown then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lib.disclosure.engine import release, smallest
from lib.disclosure.figures import NOT_SHOWN, ROUND_TO, Cell, Table

# A hidden cell must stay possible at this many values. The promise is five; with eight it holds also against somebody
# who knows this rule and reasons from what it withheld (tests/lib/disclosure/test_replay.py tries every small world).
FEWEST_VALUES = 8
_NO_END = 10**12

Range = tuple[int, int]


def release_together(
    breakdowns: Mapping[str, Mapping[str, int]], *, of: str = "people", protected: bool = False
) -> dict[str, Table]:
    """Return published tables by title for several breakdowns of the same people, {title: {label: people}}.

    Each breakdown must hold every person once. Raises ValueError where they do not add up to the same number.
    """
    if len({sum(counts.values()) for counts in breakdowns.values()}) > 1:
        raise ValueError("Breakdowns released together must count the same people, each once.")
    tables = {title: release(counts, title=title, of=of, protected=protected) for title, counts in breakdowns.items()}
    least = smallest(protected=protected)
    while (weak := _weak_table(tables, least)) is not None:
        few = _total_range(tables.values(), least)[1] < 2 * least
        tables |= {title: _withhold(tables[title]) for title in (tables if few else (weak,))}
    return tables


def _weak_table(tables: Mapping[str, Table], least: int) -> str | None:
    """Return the title of a table in which a hidden cell can be narrowed too far; None when there is none."""
    everyone = _total_range(tables.values(), least)
    for title, table in tables.items():
        ranges = [_range(cell, least, everyone) for cell in table.cells]
        for number, cell in enumerate(table.cells):
            if cell.words.startswith("fewer") and _width(ranges, number, everyone) < FEWEST_VALUES:
                return title
    return None


def _total_range(tables: Iterable[Table], least: int) -> Range:
    """Return the fewest and the most people that fit every table, and what each table says once that is known."""
    read, everyone = list(tables), (0, _NO_END)
    while True:
        sums = [_sum([_range(cell, least, everyone) for cell in table.cells]) for table in read]
        fits = (max((low for low, _ in sums), default=0), min((high for _, high in sums), default=_NO_END))
        if fits == everyone:
            return everyone
        everyone = fits


def _range(cell: Cell, least: int, everyone: Range) -> Range:
    """Return the fewest and the most people whom a published cell can stand for."""
    if cell.shown:
        return max(least, cell.shown - ROUND_TO // 2), cell.shown + ROUND_TO // 2
    if cell.shown == 0:
        return 0, 0
    if cell.words == NOT_SHOWN:
        return 0, _NO_END
    # In a group that is big enough a nought would have been shown.
    return int(everyone[0] >= least), least - 1


def _width(ranges: Sequence[Range], number: int, everyone: Range) -> int:
    """Return how many values one cell can have, given the others of its table and the number of everyone."""
    low, high = ranges[number]
    others_low, others_high = _sum([*ranges[:number], *ranges[number + 1 :]])
    return min(high, everyone[1] - others_low) - max(low, everyone[0] - others_high) + 1


def _sum(ranges: Sequence[Range]) -> Range:
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def _withhold(table: Table) -> Table:
    """Return the table without any cell."""
    return replace(table, cells=tuple(Cell(each.label, None, NOT_SHOWN) for each in table.cells))
