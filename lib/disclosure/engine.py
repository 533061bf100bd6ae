"""From true counts to published figures."""

from collections.abc import Mapping

from django.conf import settings

from lib.disclosure.figures import (
    PERCENT_BASE,
    ROUND_TO,
    SMALLEST_COUNTABLE,
    SMALLEST_PROTECTED,
    SMALLEST_SHOWN,
    Cell,
    Table,
    TwoWay,
    in_words,
)


def smallest(*, protected: bool = False, countable: bool = False) -> int:
    """Return the smallest count of people that may be shown. A setting can only raise it (DISCLOSURE_SMALLEST_…).

    `countable` says that a reader can count some of them elsewhere, because their words are public. Whoever finds
    seven in a group of “fewer than 10” has only three numbers left; of “fewer than 13”, six.
    """
    if countable:
        return max(SMALLEST_COUNTABLE, smallest(protected=True))
    if protected:
        return max(SMALLEST_PROTECTED, int(getattr(settings, "DISCLOSURE_SMALLEST_PROTECTED", 0)))
    return max(SMALLEST_SHOWN, int(getattr(settings, "DISCLOSURE_SMALLEST_SHOWN", 0)))


def release(
    counts: Mapping[str, int],
    *,
    title: str = "",
    of: str = "people",
    protected: bool = False,
    countable: bool = False,
    respondents: int | None = None,
    overlapping: bool = False,
) -> Table:
    """Return a published one-way table of true counts of people.

    `protected` raises the threshold to 10, `countable` to 13 (see `smallest`). `respondents` is the size of the group
    that the cells divide, their sum where it is not given; it decides whether noughts may be shown and is never
    published. `overlapping` says that one person may be in several cells; then `respondents` must be given. Raises
    ValueError for counts that cannot be.
    """
    if overlapping and respondents is None:
        raise ValueError("Say how many respondents there are when one person can be in several cells.")
    group = sum(counts.values()) if respondents is None else respondents
    _check(counts, group=group, overlapping=overlapping)
    least = smallest(protected=protected, countable=countable)
    cells = tuple(_cell(label, count, group=group, least=least) for label, count in counts.items())
    return Table(title, of, cells, overlapping)


def release_two_way(
    counts: Mapping[str, Mapping[str, int]],
    *,
    title: str = "",
    of: str = "people",
    protected: bool = False,
    countable: bool = False,
) -> TwoWay:
    """Return a published two-way table of true counts {row: {column: people}}; a column missing from a row is nought.

    A nought needs a big enough group both ways. Never release a margin by itself: take `by_row` and `by_column`.
    """
    columns = dict.fromkeys(column for row in counts.values() for column in row)
    heights = {column: sum(row.get(column, 0) for row in counts.values()) for column in columns}
    least = smallest(protected=protected, countable=countable)
    rows = []
    for title_of_row, row in counts.items():
        _check(row, group=sum(row.values()), overlapping=False)
        groups = {column: min(sum(row.values()), height) for column, height in heights.items()}
        cells = (_cell(each, row.get(each, 0), group=groups[each], least=least) for each in columns)
        rows.append(Table(title_of_row, of, tuple(cells)))
    return TwoWay(title, of, tuple(rows))


def percentage(cell: Cell, of: Cell | Table) -> int | None:
    """Return a published cell as a whole per cent of a published base; None when either is hidden or the base under 20.

    Only published figures are taken, so that no true number can slip in.
    """
    base = of.total_shown if isinstance(of, Table) else of.shown
    if cell.shown is None or base is None or base < PERCENT_BASE:
        return None
    return min(100, (200 * cell.shown + base) // (2 * base))


def _cell(label: str, count: int, *, group: int, least: int) -> Cell:
    if count >= least or (count == 0 and group >= least):
        rounded = (count + ROUND_TO // 2) // ROUND_TO * ROUND_TO
        return Cell(label, rounded, in_words(rounded))
    return Cell(label, None, f"fewer than {least}")


def _check(counts: Mapping[str, int], *, group: int, overlapping: bool) -> None:
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count of people cannot be negative.")
    most = max(counts.values(), default=0) if overlapping else sum(counts.values())
    if most > group:
        raise ValueError("There cannot be more people in the cells than respondents.")
