"""A published report in which families said whether the answers made a difference."""

from datetime import date

from accounts.enums import Role
from accounts.models import User
from feedback.enums import Difference
from lib.disclosure import release_together
from reports.builder.impact import DIFFERENCE
from reports.enums import ReportState
from reports.models import Report, Snapshot
from tests.conftest import make_user
from tests.reports.factories import publish_report

_LAST_DAYS = {3: 31, 6: 30, 9: 30, 12: 31}


def _editor() -> User:
    email = "ed@example.org"
    return User.objects.filter(email=email).first() or make_user("Ed Editor", Role.REPORT_EDITOR, email=email)


def published_report(slug: str, *, helped: int, not_helped: int) -> Report:
    """Return a published report for the months of its address, in which so many said yes and so many said no."""
    first, last = slug[:7], slug[-7:]
    start = date.fromisoformat(f"{first}-01")
    end = date.fromisoformat(f"{last}-{_LAST_DAYS[int(last[-2:])]}")
    report = Report.objects.create(slug=slug, period_start=start, period_end=end)
    yes, no, *others = [each.label for each in Difference]
    counts = {DIFFERENCE: {yes: helped, no: not_helped, **dict.fromkeys(others, 0)}}
    table = release_together(counts, protected=True)[DIFFERENCE].as_json()
    Snapshot.objects.create(report=report, content={"impact": {"difference": table}}, digest="d" * 64)
    for state in (ReportState.BUILDING, ReportState.BUILT):
        report.state = state
        report.save()
    return publish_report(report, by=_editor())
