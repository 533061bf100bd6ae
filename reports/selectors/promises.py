"""What we promise, and how it was kept: only from published reports, whose figures are frozen and safe (PR-03)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authority.selectors import settings
from lib.counting import how_many
from lib.disclosure import Table
from reports import words
from reports.models import Report
from reports.periods import Period
from reports.selectors.shown import Figure, breakdown_figure

MOST_PERIODS = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """How the promises were kept in one period. `acts` speaks of what the council promised to do by a day."""

    slug: str
    words: str
    read: str
    answered: str
    acts: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises as they hold today, in working days, and their record, the newest period first."""

    read_within: str
    answered_within: str
    record: tuple[Kept, ...]


def promises_page() -> Promises:
    """Return what we promise and how it was kept in the periods whose reports are published."""
    days = settings()
    reports = Report.objects.published().select_related("snapshot")[:MOST_PERIODS]
    return Promises(
        read_within=how_many(days.moderated_within_days, "working day"),
        answered_within=how_many(days.answered_within_days, "working day"),
        record=tuple(_kept(report) for report in reports),
    )


def _kept(report: Report) -> Kept:
    content: Mapping[str, Any] = report.snapshot.content
    promised, slug = content["promised"], report.slug
    read, answered = (Table.from_json(content["speed"][name]) for name in ("read", "answered"))
    return Kept(
        slug=slug,
        words=Period(report.period_start, report.period_end).words,
        read=words.promise_to_read(read, days=promised["read"]),
        answered=words.promise_to_answer(answered, days=promised["answered"]),
        acts=words.promises_by_a_day(content.get("acts")),
        figures=(
            breakdown_figure(read, name=f"read-{slug}"),
            breakdown_figure(answered, name=f"answered-{slug}"),
        ),
    )
