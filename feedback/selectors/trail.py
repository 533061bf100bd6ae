"""What a moderator did so far on one page: the steps that can be undone, and the hints that they looked at and left.

It travels in the page. Damaged or made up, it only takes away an undo or shows a hint again: it never touches a mark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

MOST_STEPS = 20
MOST_LEFT = 500
NOTHING = "-"  # no words were taken out before the step
_MARKS = re.compile(r"[a-z_:0-9 -]{0,20000}")
_CODE = re.compile(r"[a-z_]{1,20}:\d{1,6}:\d{1,6}:[a-z-]{1,20}")


@dataclass(frozen=True, slots=True)
class Trail:
    """`steps` are the marks before each step, the newest last; `left` the codes of hints that are fine as they are."""

    steps: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def after(self, marks: str) -> "Trail":
        """Return the trail with one more step: what was marked before it."""
        return replace(self, steps=(*self.steps, marks)[-MOST_STEPS:])

    def undone(self) -> "Trail":
        """Return the trail without its last step."""
        return replace(self, steps=self.steps[:-1])

    def leaving(self, codes: tuple[str, ...]) -> "Trail":
        """Return the trail with more hints that are fine."""
        return replace(self, left=tuple(dict.fromkeys((*self.left, *codes)))[:MOST_LEFT])

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The hidden fields that carry it, as (name, value)."""
        return (("steps", "|".join(step or NOTHING for step in self.steps)), ("left", " ".join(self.left)))


def read_trail(typed: Mapping[str, str]) -> Trail:
    """Return the trail that a page carries; what is damaged is left out."""
    written = [one for one in typed.get("steps", "").split("|")[-MOST_STEPS:] if one and _MARKS.fullmatch(one)]
    left = tuple(one for one in typed.get("left", "").split()[:MOST_LEFT] if _CODE.fullmatch(one))
    return Trail(tuple("" if one == NOTHING else one for one in written), left)
