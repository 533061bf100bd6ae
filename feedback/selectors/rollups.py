"""Exact counts of what anybody may list, read from the rollups: no page counts the experiences themselves.

An age group is not on any card, so its small numbers stay hidden here as they do in the public list (decision 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Self

from django.db.models import Q, QuerySet, Sum

from feedback.enums import Speaker
from feedback.models import Recount, Rollup, WaitingRollup
from feedback.selectors.ages import FEWEST
from feedback.selectors.public import YOUNG

By = Literal["month", "cornerstone", "area", "district", "phase", "who"]


@dataclass(frozen=True, slots=True)
class Sums:
    """How many experiences, how many of them with each of the two texts, and how many without an answer."""

    number: int = 0
    valued: int = 0
    needs_change: int = 0
    waiting: int = 0

    def __add__(self, other: Self) -> "Sums":
        """Return both together."""
        return Sums(
            self.number + other.number,
            self.valued + other.valued,
            self.needs_change + other.needs_change,
            self.waiting + other.waiting,
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """What is counted: ids (0 for all), who speaks, months from `first` up to but without `after`.

    Where a place is chosen, young people are left out: their cards show none.
    """

    cornerstone: int = 0
    area: int = 0
    district: int = 0
    who: str = ""
    first: date | None = None
    after: date | None = None
    without_young: bool = False


def sums(cut: Cut) -> Sums:
    """Return the sums of a cut. One query."""
    found = _rows(cut).aggregate(**_SUMS)
    return Sums(*(found[f"all_{name}"] for name in _NAMES))


def sums_by(cut: Cut, by: By) -> dict[object, Sums]:
    """Return the sums by what `by` names, without what has none. By cornerstone or area, one may be in several."""
    rows = _rows(cut, by).values(by).annotate(**_SUMS).order_by(by)
    each = {row[by]: Sums(*(row[f"all_{name}"] for name in _NAMES)) for row in rows}
    return {key: found for key, found in each.items() if found.number}


def by_age(cut: Cut) -> dict[str, Sums | None]:
    """Return the sums by age group, young people left out; None where a group is too small to show.

    Where one is too small, the next smallest is hidden with it until they are FEWEST together, so that it is not what
    is left of the whole.
    """
    found = {str(phase): each for phase, each in sums_by(replace(cut, without_young=True), "phase").items()}
    return hidden_where_few(found)


def hidden_where_few(found: Mapping[str, Sums]) -> dict[str, Sums | None]:
    """Return the same with None for the small groups and for as many others as it needs to hide them."""
    hidden: set[str] = set()
    together = 0
    for phase, each in sorted(found.items(), key=lambda pair: pair[1].number):
        if each.number < FEWEST or 0 < together < FEWEST:
            hidden.add(phase)
            together += each.number
    return {phase: None if phase in hidden else each for phase, each in found.items()}


def waiting_by_day() -> dict[date, int]:
    """Return how many public experiences without an answer were sent on each day, the oldest first."""
    rows = WaitingRollup.objects.values("received_on").annotate(all=Sum("number")).order_by("received_on")
    return {row["received_on"]: row["all"] for row in rows if row["all"]}


def last_recount() -> Recount | None:
    """Return when the counts were last compared with a full recount; None before the first time."""
    return Recount.objects.first()


_NAMES = ("number", "valued", "needs_change", "waiting")
_SUMS = {f"all_{name}": Sum(name, default=0) for name in _NAMES}


def _rows(cut: Cut, by: str = "") -> QuerySet[Rollup]:
    rows = Rollup.objects.filter(_which("cornerstone", cut.cornerstone, by), _which("area", cut.area, by))
    if cut.district:
        rows = rows.filter(district=cut.district)
    if cut.who == Speaker.YOUNG_PERSON:
        rows = rows.filter(who__startswith=YOUNG)
    elif cut.who:
        rows = rows.filter(who=cut.who)
    if cut.district or cut.without_young:
        rows = rows.exclude(who__startswith=YOUNG)
    return rows.filter(_in_time(cut))


def _which(name: str, chosen: int, by: str) -> Q:
    """Return the rows of the one that was chosen, of each one where it is told apart, else those of all together."""
    return Q(**{f"{name}__gt": 0}) if by == name and not chosen else Q(**{name: chosen})


def _in_time(cut: Cut) -> Q:
    first = Q(month__gte=cut.first) if cut.first else Q()
    return first & Q(month__lt=cut.after) if cut.after else first
