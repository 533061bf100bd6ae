"""How a report grows: built by the real builder over 1,000, 10,000 and 100,000 people, each in a process of its own."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from devon_coproduction.run.steps import module, output, say, step

SIZES = {"2026-01": 1_000, "2026-04": 10_000, "2026-07": 100_000}  # by the first month of three: they share no day
EMPTY = "2025-10"
SMALL = 5.0  # MB: less than that is chance
_ONE = "devon_coproduction.bench.one_report"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured act: seconds, the most memory of its process in MB, queries, and MB of what it made."""

    seconds: float
    memory: float
    queries: int
    size: float

    def above(self, other: "Measured") -> "Measured":
        """Return it with the memory above that of `other` alone."""
        return Measured(self.seconds, max(1.0, self.memory - other.memory), self.queries, self.size)


def bench() -> None:
    """Build and read a report of each size, and say what it cost and how that grew."""
    acts: list[str] = json.loads(output(module(_ONE, "acts", EMPTY)))
    empty = dict(_costs(acts, EMPTY, 0))
    earlier: dict[str, Measured] = {}
    for month, people in SIZES.items():
        say(f"A report over {people:,} people")
        for what, cost in _costs(acts, month, people):
            found = cost.above(empty[what])
            say(f"  {_line(what, found)}{_growth(found, earlier.get(what))}")
            earlier[what] = found


def _costs(acts: Iterable[str], month: str, people: int) -> Iterator[tuple[str, Measured]]:
    """Let so many people come, then build, publish and read the report; each in a process that did nothing else."""
    with step(f"{people:,} people tell us something"):
        output(module(_ONE, "come", month, str(people)))
    for what in acts:
        yield what, _act(what, month)
        if what == "build":
            output(module(_ONE, "publish", month))


def _act(what: str, month: str) -> Measured:
    return Measured(**json.loads(output(module(_ONE, what, month)).splitlines()[-1]))


def _line(what: str, one: Measured) -> str:
    return (
        f"{what:14} {one.seconds:7.2f} s {one.memory:7.0f} MB above an empty one {one.queries:4} queries"
        f" {one.size:8.2f} MB made"
    )


def _growth(now: Measured, before: Measured | None) -> str:
    if before is None:
        return ""
    memory = f"× {now.memory / before.memory:.1f}" if before.memory > SMALL else "was too small to compare"
    return (
        f"   10 times the people: time × {now.seconds / before.seconds:.1f}, memory {memory},"
        f" queries × {now.queries / before.queries:.1f}"
    )
