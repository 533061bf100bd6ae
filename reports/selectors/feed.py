"""Every edition of every published report, for the feed."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from reports.models import Report
from reports.periods import Period

MOST_ENTRIES = 50
_CORRECTED = "One text was corrected. The report says what changed, and why."


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition of a report. Its `href` and `id` never change."""

    title: str
    summary: str
    href: str
    at: datetime


def entries() -> list[Entry]:
    """Return the newest editions, the newest first: each once."""
    found: list[Entry] = []
    for report in Report.objects.published().prefetch_related("corrections")[:MOST_ENTRIES]:
        words = Period(report.period_start, report.period_end).words
        summary = "What families told us, what the council answered, and what it promised."
        if report.published_at:
            found.append(Entry(f"Progress report: {words}", summary, _href(report, 1), report.published_at))
        found += [
            Entry(f"Progress report: {words}, edition {one.edition}", _CORRECTED, _href(report, one.edition), one.at)
            for one in report.corrections.all()
        ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:MOST_ENTRIES]


def _href(report: Report, edition: int) -> str:
    return reverse("report-edition", args=[report.slug, edition])
