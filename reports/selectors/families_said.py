"""What families said came of the council's answers, from published reports: no other figure may an action name."""

from commitments.selectors.families import FamiliesSaid
from lib.disclosure import Table
from reports.models import Report
from reports.periods import Period

MOST_REPORTS = 8
SMALLEST_BASE = 10


def families_said() -> dict[str, FamiliesSaid]:
    """Return what enough families answered, by the address of the report, the newest first.

    `base` is the published, rounded number. Reports in which it is hidden or too small are left out.
    """
    reports = Report.objects.published().select_related("snapshot")[:MOST_REPORTS]
    found = (_said(report) for report in reports)
    return {each.report: each for each in found if each}


def _said(report: Report) -> FamiliesSaid | None:
    told = report.snapshot.content.get("impact", {}).get("difference")
    table = Table.from_json(told) if told else None
    if table is None or table.total_shown is None or table.total_shown < SMALLEST_BASE:
        return None
    when = Period(report.period_start, report.period_end).words
    return FamiliesSaid(report.slug, table.total_shown, f"{table.title} {when}. {table.sentence()}")
