"""Who told us beside who lives here, in words. Pure: it takes published figures only, so no true number can slip in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lib.disclosure import PERCENT_BASE, Cell, Table, percentage

FAR_APART = 5  # per cent points: less than that we call about the same
_NOBODY = "fewer than"


@dataclass(frozen=True, slots=True)
class Row:
    """One group. `heard` is few, less, same, more or hidden; `told` and `lives` are words, `sentence` says it all."""

    label: str
    told: str
    lives: str
    heard: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who told us beside who lives here, by one subject, with where the numbers are from.

    `base` says of how many people the shares are; `why_not` says why there are no shares, and is empty otherwise.
    """

    subject: str
    title: str
    of: str
    geography: str
    as_at: str
    source: str
    link: str
    base: str
    why_not: str
    note: str
    rows: tuple[Row, ...]

    @property
    def as_at_words(self) -> str:
        """The day of the population in words: "16 January 2025"."""
        day = date.fromisoformat(self.as_at)
        return f"{day.day} {day:%B %Y}"

    def as_json(self) -> dict[str, Any]:
        """Return it as plain JSON for a frozen snapshot."""
        return {**asdict(self), "rows": [asdict(row) for row in self.rows]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Comparison":
        """Return what `as_json` wrote."""
        return cls(**{**data, "rows": tuple(Row(**row) for row in data["rows"])})


def compare(table: Table, *, numbers: Mapping[str, int], about: Mapping[str, str]) -> Comparison:
    """Return a published table beside the population of the same groups, {group: people}.

    `about` are subject, title, of, geography, as_at, source and link. A share is of the groups that are shown, and only
    where they hold 20 people or more together. A hidden cell has none.
    """
    groups = Table(table.title, table.of, tuple(cell for cell in table.cells if cell.label in numbers))
    base = groups.total_shown or 0
    total = sum(numbers.values())
    rows = tuple(_row(cell, groups, numbers[cell.label], total, about["of"]) for cell in groups.cells)
    enough = base >= PERCENT_BASE
    return Comparison(
        **about,
        base=f"about {base:,} people who said it, in the groups that we can show" if enough else "",
        why_not="" if enough else "Too few people told us for us to compare safely.",
        note="Groups that are too small to show are left out, so the other shares are a little too big."
        if enough and groups.has_hidden
        else "",
        rows=rows if enough else (),
    )


def not_heard(comparisons: Sequence[Comparison]) -> list[str]:
    """Return a sentence for each group that we have not heard from, or less than we should."""
    return [row.sentence for each in comparisons for row in each.rows if row.heard in ("few", "less")]


def _row(cell: Cell, groups: Table, people: int, total: int, of: str) -> Row:
    share, lives = percentage(cell, groups), _share_words(people, total)
    if cell.shown == 0 or (cell.shown is None and cell.words.startswith(_NOBODY)):
        sentence = f"{cell.label}: few people or nobody told us. {lives.capitalize()} of {of} are in this group."
        return Row(cell.label, "few people or nobody", lives, "few" if people else "same", sentence)
    if share is None:
        return Row(cell.label, "not shown, to protect people", lives, "hidden", "")
    told = f"about {share}%"
    heard = _heard(share, people, total)
    sentence = f"{cell.label}: {told} of those who told us, and {lives} of {of}. {_IN_WORDS[heard]}"
    return Row(cell.label, told, lives, heard, sentence)


_IN_WORDS = {
    "less": "That is less than we should hear.",
    "same": "That is about the same.",
    "more": "That is more than their share.",
}


def _heard(share: int, people: int, total: int) -> str:
    apart = share * total - 100 * people  # in hundredths of the population, so that nothing is rounded twice
    if apart <= -FAR_APART * total:
        return "less"
    return "more" if apart >= FAR_APART * total else "same"


def _share_words(people: int, total: int) -> str:
    share = (200 * people + total) // (2 * total) if total else 0
    if people and not share:
        return "less than 1%"
    return f"about {share}%" if people else "nobody"
