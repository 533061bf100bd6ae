"""The desk of report editors: every report with its state, and the ended periods that have none."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min
from django.shortcuts import get_object_or_404

from authority.selectors import settings
from feedback.models import Submission
from lib import clock
from reports import progress
from reports.enums import CommentBy, ReportState
from reports.models import Report
from reports.periods import Period, ended, fitting, last_ended
from reports.selectors.held_up import HeldUp, held_up_by, oldest_waiting
from reports.words import and_words

TONES = {
    ReportState.WAITING: "waiting",
    ReportState.BUILDING: "doing",
    ReportState.FAILED: "stopped",
    ReportState.BUILT: "doing",
    ReportState.COMMENTING: "waiting",
    ReportState.PUBLISHED: "done",
}
_WORKING = (ReportState.WAITING, ReportState.BUILDING)


@dataclass(frozen=True, slots=True)
class Row:
    """One report on the desk."""

    slug: str
    words: str
    state: str
    state_words: str
    tone: str
    failure: str
    attempts: int
    asked_by: str
    asked_at: datetime
    progress: str
    until: date | None
    waits_for: str
    held_up_by: tuple[HeldUp, ...]

    @property
    def may_be_published(self) -> bool:
        """Whether both notes are there, so that only publishing is left."""
        return self.state == ReportState.COMMENTING and not self.waits_for


@dataclass(frozen=True, slots=True)
class Desk:
    """Every report, newest first, and the periods that somebody may ask for."""

    rows: tuple[Row, ...]
    missing: tuple[Period, ...]

    @property
    def is_working(self) -> bool:
        """Whether the worker has something that it can build now."""
        return any(row.state in _WORKING and not row.held_up_by for row in self.rows)


def desk() -> Desk:
    """Return the desk."""
    reports = list(Report.objects.select_related("asked_by").prefetch_related("notes"))
    oldest = oldest_waiting()
    held_up = {oldest: held_up_by(oldest)} if oldest else {}
    return Desk(tuple(_row(report, held_up.get(report, ())) for report in reports), _missing(reports))


def ended_periods() -> list[Period]:
    """Return the periods that may have a report: ended, since the first feedback; the last one when there is none."""
    months, today = settings().report_months, clock.today()
    first: date | None = Submission.objects.aggregate(first=Min("received_on"))["first"]
    last = last_ended(today, months=months)
    return ended(since=first, today=today, months=months) if first else [last]


def missing_periods() -> tuple[Period, ...]:
    """Return the ended periods that have no report, the newest first."""
    return _missing(list(Report.objects.all()))


def _missing(reports: list[Report]) -> tuple[Period, ...]:
    taken = [Period(report.period_start, report.period_end) for report in reports]
    free = (each for period in ended_periods() for each in fitting(period, taken=taken)[::-1])
    return tuple(period for period in free if not any(period.overlaps(other) for other in taken))


def _row(report: Report, held_up: tuple[HeldUp, ...]) -> Row:
    return Row(
        slug=report.slug,
        words=Period(report.period_start, report.period_end).words,
        state=report.state,
        state_words="Waiting for officers" if held_up else report.get_state_display(),
        tone=TONES[ReportState(report.state)],
        failure=report.failure,
        attempts=report.attempts,
        asked_by=report.asked_by.name if report.asked_by else "",
        asked_at=report.asked_at,
        progress=progress.of(report.pk) if report.state == ReportState.BUILDING else "",
        until=report.comments_until,
        waits_for=and_words(_waited_for(report)),
        held_up_by=held_up,
    )


def _waited_for(report: Report) -> list[str]:
    there = {note.by_group for note in report.notes.all()}
    return [str(group.label) for group in CommentBy if group not in there]


def by_slug(slug: str) -> Report:
    """Return the report at an address, in whatever state. Raises Http404."""
    return get_object_or_404(Report, slug=slug)


def words_of(report: Report) -> str:
    """Return the period of a report in words."""
    return Period(report.period_start, report.period_end).words
