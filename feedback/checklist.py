"""The six questions that a moderator answers before anything is published."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The answers; each is true when it is the safe one (ICO: singling out, linking, inference)."""

    singling_out: bool
    linking: bool
    inference: bool
    small_place: bool
    unusual_condition: bool
    staff_named: bool

    @property
    def is_safe(self) -> bool:
        """Whether every question has its safe answer."""
        return all(asdict(self).values())
