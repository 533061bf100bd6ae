"""What families answered, as a published report says it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FamiliesSaid:
    """`report` is the address of a published report, `base` its rounded number of families, `said` its sentence."""

    report: str
    base: int
    said: str
