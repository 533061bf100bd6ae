"""Where a progress report is, and which step may follow which."""

from django.db.models import TextChoices

from lib.states import StateTable


class ReportState(TextChoices):
    """Where a report is."""

    WAITING = "waiting", "Waiting for the worker"
    BUILDING = "building", "Being built"
    FAILED = "failed", "Could not be built"
    BUILT = "built", "Built, not yet published"
    PUBLISHED = "published", "Published"


REPORT_STATES = StateTable(
    name="report",
    initial=ReportState.WAITING,
    transitions=(
        (ReportState.WAITING, ReportState.BUILDING, "start"),
        (ReportState.BUILDING, ReportState.BUILT, "finish"),
        (ReportState.BUILDING, ReportState.FAILED, "fail"),
        (ReportState.BUILDING, ReportState.WAITING, "find again after the worker was lost"),
        (ReportState.FAILED, ReportState.WAITING, "try again"),
        (ReportState.BUILT, ReportState.PUBLISHED, "publish"),
    ),
)
