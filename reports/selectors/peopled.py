"""Who told us beside who lives here, from frozen content: for the full report, and the sentences for everybody."""

from collections.abc import Mapping
from typing import Any

from population.comparing import Comparison


def compared_of(content: Mapping[str, Any]) -> tuple[Comparison, ...]:
    """Return each comparison; empty in reports that were frozen before anything was compared."""
    told = content.get("population") or {}
    return tuple(Comparison.from_json(each) for each in told.get("comparisons", ()))


def less_heard_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """Return a sentence for each group from which we hear less than its share of the people who live here."""
    told = content.get("population") or {}
    return tuple(told.get("not_heard", ()))
