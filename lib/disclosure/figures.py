"""Published figures: they refuse to hold a number that the rule would not publish."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

SMALLEST_SHOWN = 8  # people; smaller counts are hidden
SMALLEST_PROTECTED = 10  # people, where a protected characteristic or people under 18 are the subject
SMALLEST_COUNTABLE = 13  # people, where a reader can count some of them elsewhere: their words are public
ROUND_TO = 5
PERCENT_BASE = 20  # the smallest published number that a percentage may be of

NOT_SHOWN = "not shown, to protect people"
_WITHOUT = "without the groups that are too small to show"


@dataclass(frozen=True, slots=True)
class Cell:
    """One published figure. `shown` is None when it is hidden; `words` can always be shown as they are."""

    label: str
    shown: int | None
    words: str

    def __post_init__(self) -> None:
        """Raise ValueError for a number that the engine would never publish."""
        if self.shown is not None and not is_publishable(self.shown):
            raise ValueError(f"{self.shown} is not a published number; use lib.disclosure.release.")


@dataclass(frozen=True, slots=True)
class Table:
    """A published one-way table. `of` names what is counted ("parent carers").

    `total_shown` is the sum of the shown cells; None when nothing is shown or when people may be in several cells.
    """

    title: str
    of: str
    cells: tuple[Cell, ...]
    overlapping: bool = False

    @property
    def total_shown(self) -> int | None:
        """Return the sum of the published cells, never of the true ones."""
        shown = [cell.shown for cell in self.cells if cell.shown is not None]
        return None if self.overlapping or not shown else sum(shown)

    @property
    def has_hidden(self) -> bool:
        """Return whether any cell is hidden."""
        return any(cell.shown is None for cell in self.cells)

    @property
    def total_words(self) -> str:
        """Return the total in words, such as "about 45"; empty where people may be in several cells."""
        if self.overlapping:
            return ""
        if self.total_shown is None:
            return "too few to show"
        return in_words(self.total_shown) + (f", {_WITHOUT}" if self.has_hidden else "")

    def cell(self, label: str) -> Cell:
        """Return the cell with this label. Raises KeyError."""
        for cell in self.cells:
            if cell.label == label:
                return cell
        raise KeyError(label)

    def sentence(self) -> str:
        """Return the whole table in words, such as "About 45 parent carers. Exeter: about 25. …"."""
        each = [f"{cell.label}: {cell.words}." for cell in self.cells]
        return " ".join([*self._opening(), *each])

    def as_json(self) -> dict[str, Any]:
        """Return the table as plain JSON for a frozen snapshot."""
        return {**asdict(self), "cells": [asdict(cell) for cell in self.cells]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the table that `as_json` wrote. Raises ValueError for a number that could not have been published."""
        cells = tuple(Cell(**cell) for cell in data["cells"])
        return cls(title=data["title"], of=data["of"], cells=cells, overlapping=data["overlapping"])

    def _opening(self) -> list[str]:
        if self.overlapping:
            return []
        if self.total_shown is None:
            return [f"Too few {self.of} to show how many."]
        more = f", {_WITHOUT}" if self.has_hidden else ""
        return [f"{in_words(self.total_shown).capitalize()} {self.of}{more}."]


@dataclass(frozen=True, slots=True)
class TwoWay:
    """A published two-way table: one Table a row, all with the same columns."""

    title: str
    of: str
    rows: tuple[Table, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the labels of the columns."""
        return tuple(cell.label for cell in self.rows[0].cells) if self.rows else ()

    def by_row(self) -> Table:
        """Return the totals of the rows, worked out from the shown cells only."""
        return Table(self.title, self.of, tuple(total_of(row.title, row.cells) for row in self.rows))

    def by_column(self) -> Table:
        """Return the totals of the columns, worked out from the shown cells only."""
        columns = [[row.cells[number] for row in self.rows] for number in range(len(self.columns))]
        cells = tuple(total_of(label, cells) for label, cells in zip(self.columns, columns, strict=True))
        return Table(self.title, self.of, cells)

    def sentence(self) -> str:
        """Return the whole table in words, row by row."""
        rows = [f"{row.title}. " + " ".join(f"{cell.label}: {cell.words}." for cell in row.cells) for row in self.rows]
        return " ".join(rows)

    def as_json(self) -> dict[str, Any]:
        """Return the table as plain JSON for a frozen snapshot."""
        return {"title": self.title, "of": self.of, "rows": [row.as_json() for row in self.rows]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the table that `as_json` wrote. Raises ValueError for a number that could not have been published."""
        return cls(data["title"], data["of"], tuple(Table.from_json(row) for row in data["rows"]))


def is_publishable(number: int) -> bool:
    """Return whether the rule can publish this number: nought, or a multiple of five from ten."""
    return number == 0 or (number % ROUND_TO == 0 and number >= 2 * ROUND_TO)


def in_words(number: int) -> str:
    """Return a published number in words."""
    return f"about {number:,}" if number else "none"


def total_of(label: str, cells: Sequence[Cell]) -> Cell:
    """Return the sum of the shown cells as a cell; hidden when none is shown."""
    shown = [cell.shown for cell in cells if cell.shown is not None]
    if not shown:
        return Cell(label, None, NOT_SHOWN)
    return Cell(label, sum(shown), in_words(sum(shown)))
