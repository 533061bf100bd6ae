"""The questions that a moderator answers before anything is published."""

from dataclasses import dataclass

SAFE_IF_YES = ("singling_out", "linking", "inference", "small_place", "unusual_condition", "staff_named")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The answers; each of the six is true when it is the safe one (ICO: singling out, linking, inference).

    The seventh asks whether a place smaller than a district is still named: nothing is wrong with that, but a second
    person reads it too (MO-11).
    """

    singling_out: bool
    linking: bool
    inference: bool
    small_place: bool
    unusual_condition: bool
    staff_named: bool
    names_small_place: bool = False

    @property
    def is_safe(self) -> bool:
        """Whether each of the six questions has its safe answer."""
        return all(getattr(self, question) for question in SAFE_IF_YES)
