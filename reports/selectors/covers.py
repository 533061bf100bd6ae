"""Which report it is: its period, its edition, and who may read it now."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from accounts.models import User
from lib.due import in_full
from reports.enums import ReportState
from reports.models import Report
from reports.periods import DEVON_TIME, Period
from reports.permissions import readable_states


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on every page of a report: which, of when, and who may see it. `edition` of `latest`."""

    slug: str
    words: str
    start: str
    end: str
    edition: int
    latest: int
    frozen: date
    published: date | None
    out_for_comment: bool

    @property
    def year(self) -> str:
        """The year of its period, under which the archive lists it."""
        return self.slug[:4]

    @property
    def earlier_editions(self) -> range:
        """The numbers of the editions before this one."""
        return range(1, self.edition)


def archive() -> list[Cover]:
    """Return every published report, the newest period first."""
    published = Report.objects.published().select_related("snapshot").defer("snapshot__content")
    found = []
    for report in published.prefetch_related("corrections"):
        latest = 1 + len(report.corrections.all())
        found.append(cover_of(report, edition=latest, latest=latest))
    return found


def readable_report(slug: str, reader: User | AnonymousUser) -> Report:
    """Return a report with its corrections for somebody who may read it. Raises Http404."""
    found = Report.objects.filter(slug=slug, state__in=readable_states(reader))
    report = found.select_related("snapshot").prefetch_related("corrections").first()
    if report is None:
        raise Http404
    return report


def cover_of(report: Report, *, edition: int, latest: int) -> Cover:
    """Return what stands on every page of an edition."""
    period = Period(report.period_start, report.period_end)
    return Cover(
        slug=report.slug,
        words=period.words,
        start=in_full(period.start),
        end=in_full(period.end),
        edition=edition,
        latest=latest,
        frozen=report.snapshot.frozen_at.astimezone(DEVON_TIME).date(),
        published=report.published_at.astimezone(DEVON_TIME).date() if report.published_at else None,
        out_for_comment=report.state == ReportState.COMMENTING,
    )
