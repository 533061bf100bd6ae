"""One kind of work on the desk, in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """One kind of work: where it is done, what waits, and how loud that is."""

    title: str
    href: str
    words: str
    urgent: bool = False


def count(number: int, one: str, many: str, none: str) -> str:
    """Return a number with its words, `none` for nought."""
    if number == 0:
        return none
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
