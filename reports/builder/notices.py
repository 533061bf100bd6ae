"""What report editors are told: once for each thing that happened, and no word of anybody's feedback."""

from outbox.services import post
from reports.models import Report
from reports.periods import Period
from reports.selectors.people import report_editors


def tell_built(report: Report) -> None:
    """Tell every report editor that a report is ready to check."""
    words = Period(report.period_start, report.period_end).words
    for editor in report_editors():
        post(
            key=f"report-built:{report.slug}:{editor.pk}",
            to=editor.email,
            subject=f"The progress report for {words} is ready to check",
            body=f"The progress report for {words} has been built.\n\n"
            "Sign in and open “Progress reports”. Read it, then publish it. Nobody else can see it until you do.\n",
        )


def tell_failed(report: Report, *, why: str) -> None:
    """Tell every report editor that a report could not be built and needs a person."""
    words = Period(report.period_start, report.period_end).words
    taken = report.heartbeat_at.isoformat() if report.heartbeat_at else ""
    for editor in report_editors():
        post(
            key=f"report-failed:{report.slug}:{taken}:{editor.pk}",
            to=editor.email,
            subject=f"The progress report for {words} could not be built",
            body=f"We tried {report.attempts} times to build the progress report for {words}.\n\n{why}\n\n"
            "Sign in, open “Progress reports” and press “Try again”. If it fails again, tell the people who run "
            "this site.\n",
        )
