"""Several tables about the same people, released so that what else is known of those people betrays no hidden cell.

Every table adds up to the same unknown number of people. Its published cells bound that number, and the bounds from one
table can narrow a hidden cell in another: 10 and 20 together are at most 34, so beside "about 35" a hidden cell would
be exactly 1. Where a hidden cell could be narrowed to fewer than eight values, its whole table is withheld. To withhold
one cell more would not do: whoever knows this rule knows that it was big enough to be shown, and narrows the others. Of
a group of fewer than twice the smallest number that is shown, nothing is shown then.

A reader knows more than the tables: published words can be counted, group by group, until nearly everybody is counted.
What is left for a hidden cell then is the room between everybody and the greatest number that the tables allow. So a
table that leaves hardly any hides its noughts, or is withheld (docs/decisions/0016-readers-can-count.md).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lib.disclosure.engine import release, smallest
from lib.disclosure.figures import NOT_SHOWN, ROUND_TO, Cell, Table, TwoWay

# A hidden cell must stay possible at this many values. The promise is five; with eight it holds also against somebody
# who knows this rule and reasons from what it withheld (tests/lib/disclosure/test_replay.py tries every small world).
FEWEST_VALUES = 8
# So many people more than there are must stay possible: then five values stay even when everybody else is counted.
FEWEST_MORE = 4
_NO_END = 10**12

Range = tuple[int, int]


def release_together(
    breakdowns: Mapping[str, Mapping[str, int]],
    *,
    of: str = "people",
    protected: bool = False,
    countable: bool = False,
    at_most: int | None = None,
    unpublished: Collection[str] = (),
) -> dict[str, Table]:
    """Return published tables by title for several breakdowns of the same people, {title: {label: people}}.

    Each breakdown must hold every person once. `countable` says that a reader can count some of them elsewhere.
    `at_most` is the greatest number of these people that other published figures allow. `unpublished` are labels that
    the caller needs to hold everybody and shows to nobody. Raises ValueError where the breakdowns do not hold the same
    number.
    """
    sums = {sum(counts.values()) for counts in breakdowns.values()}
    if len(sums) > 1:
        raise ValueError("Breakdowns released together must count the same people, each once.")
    tables = {
        title: release(counts, title=title, of=of, protected=protected, countable=countable)
        for title, counts in breakdowns.items()
    }
    least, most = smallest(protected=protected, countable=countable), _NO_END if at_most is None else at_most
    while (weak := _weak_table(tables, least, most)) is not None:
        few = _total_range(tables.values(), least, most)[1] < 2 * least
        tables |= {title: _withhold(tables[title]) for title in (tables if few else (weak,))}
    return _with_room(tables, sums.pop(), least, most, unpublished) if countable and sums else tables


def most_people(tables: Iterable[Table], *, protected: bool = False, countable: bool = False) -> int | None:
    """Return the greatest number of people that published tables of the same people allow; None where there is none.

    It is `at_most` for what is released of a part of these people.
    """
    most = _total_range(tables, smallest(protected=protected, countable=countable), _NO_END)[1]
    return None if most >= _NO_END else most


def withhold_betrayed(table: Table, *, people: int, at_most: int | None, least: int) -> Table:
    """Return a table that was released by itself, withheld where `at_most` would betray what it hides.

    `people` is how many its cells hold together.
    """
    if at_most is None or not any(_is_hidden(cell) for cell in table.cells):
        return table
    betrayed = _weak_table({"": table}, least, at_most) is not None or at_most - people < FEWEST_MORE
    return _withhold(table) if betrayed else table


def withhold_betrayed_two_way(table: TwoWay, *, people: int, at_most: int | None, least: int) -> TwoWay:
    """Return the same for a two-way table: all its cells divide the same people."""
    cells = Table(table.title, table.of, tuple(cell for row in table.rows for cell in row.cells))
    if withhold_betrayed(cells, people=people, at_most=at_most, least=least) == cells:
        return table
    return replace(table, rows=tuple(_withhold(row) for row in table.rows))


def _with_room(
    tables: Mapping[str, Table], people: int, least: int, at_most: int, unpublished: Collection[str]
) -> dict[str, Table]:
    """Return the tables so that each leaves room for more people than there are.

    A table that leaves none hides its noughts, which then stand for few; where that is not enough it is withheld.
    """
    if at_most - people < FEWEST_MORE:
        return {title: _withhold(table) if table.has_hidden else table for title, table in tables.items()}
    given = {title: table for title, table in tables.items() if _lacks_room(table, people, least, unpublished)}
    hiding = {title: hide_noughts(table, least=least) for title, table in given.items()}
    left = {title for title, table in hiding.items() if _lacks_room(table, people, least, unpublished)}
    return {**tables, **hiding, **{title: _withhold(tables[title]) for title in left}}


def hide_noughts(table: Table, *, least: int, only: Collection[str] | None = None) -> Table:
    """Return the table with its noughts hidden like the numbers under `least`; `only` those with these labels."""
    few = f"fewer than {least}"
    cells = (
        replace(cell, shown=None, words=few) if cell.shown == 0 and (only is None or cell.label in only) else cell
        for cell in table.cells
    )
    return replace(table, cells=tuple(cells))


def _lacks_room(table: Table, people: int, least: int, unpublished: Collection[str]) -> bool:
    """Say whether the published cells of a table allow hardly more people than there are."""
    if any(cell.label in unpublished for cell in table.cells):
        return False
    return _sum([_range(cell, least, (0, _NO_END)) for cell in table.cells])[1] - people < FEWEST_MORE


def _weak_table(tables: Mapping[str, Table], least: int, at_most: int) -> str | None:
    """Return the title of a table in which a hidden cell can be narrowed too far; None when there is none."""
    everyone = _total_range(tables.values(), least, at_most)
    for title, table in tables.items():
        ranges = [_range(cell, least, everyone) for cell in table.cells]
        for number, cell in enumerate(table.cells):
            if _is_hidden(cell) and _width(ranges, number, everyone) < FEWEST_VALUES:
                return title
    return None


def _total_range(tables: Iterable[Table], least: int, at_most: int) -> Range:
    """Return the fewest and the most people that fit every table, and what each table says once that is known."""
    read, everyone = list(tables), (0, at_most)
    while True:
        sums = [_sum([_range(cell, least, everyone) for cell in table.cells]) for table in read]
        low = max((low for low, _ in sums), default=0)
        fits = (low, min([high for _, high in sums] + [at_most]))
        if fits == everyone:
            return everyone
        everyone = fits


def _is_hidden(cell: Cell) -> bool:
    """Say whether a cell says “fewer than”, which is a number to narrow."""
    return cell.words.startswith("fewer")


def _range(cell: Cell, least: int, everyone: Range) -> Range:
    """Return the fewest and the most people whom a published cell can stand for."""
    if cell.shown:
        return max(least, cell.shown - ROUND_TO // 2), cell.shown + ROUND_TO // 2
    if cell.shown == 0:
        return 0, 0
    if cell.words == NOT_SHOWN:
        return 0, _NO_END
    # In a group that is big enough a nought would have been shown.
    return int(everyone[0] >= least), int(cell.words.rpartition(" ")[2].replace(",", "")) - 1


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
