"""Lists that are read page by page, by key and not by number, so that no row is missed when new ones arrive."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Generic, TypeVar

Row = TypeVar("Row")
PAGE_SIZE = 20


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows in their order; `next_after` is the reference to begin the next page after, empty on the last."""

    items: tuple[Row, ...]
    next_after: str = ""


@dataclass(frozen=True)
class Filters:
    """What a reader asked for: slugs and codes, empty for everything.

    `who` is a Speaker or a young person's voice (“young-own”), `says` a TextField, `area` the code of an area of
    weakness that an answer belongs to, `phase` a Phase, `outcome` an Outcome, `status` an AnswerStatus or an
    ExperienceStatus, `when` the slug of a year or quarter of publication.
    """

    cornerstone: str = ""
    place: str = ""
    who: str = ""
    outcome: str = ""
    phase: str = ""
    status: str = ""
    when: str = ""
    area: str = ""
    says: str = ""

    @property
    def any(self) -> bool:
        """Whether the list is narrowed at all."""
        return any(getattr(self, field.name) for field in fields(self))


EVERYTHING = Filters()


def cut(rows: Sequence[Row], references: Sequence[str], size: int = PAGE_SIZE) -> Page[Row]:
    """Return the first `size` of `rows` as a page; one row more than that means there is a next page."""
    more = len(rows) > size
    return Page(tuple(rows[:size]), references[size - 1] if more else "")
