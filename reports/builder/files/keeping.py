"""Files are made by the worker, kept by what they show, and handed out only while that may still be shown."""

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from django.db import transaction

from lib import clock
from reports.builder.faults import place_of
from reports.builder.files import paper, tables
from reports.builder.files.data import data_of, fingerprint_of, written
from reports.enums import READY, ReportFileName
from reports.models import FilesFailure, Report, ReportFile
from reports.selectors.pages import ReportPage, page_of

log = structlog.get_logger("portal.reports")
Maker = Callable[[ReportPage], bytes]


class FileNotMade(Exception):
    """A file that cannot be made now. The log says why."""


def _from_data(make: Callable[[Mapping[str, Any]], bytes]) -> Maker:
    return lambda page: make(data_of(page))


MAKERS: Mapping[ReportFileName, Maker] = {
    ReportFileName.FAMILIES: paper.families,
    ReportFileName.PARTNERS: paper.partners,
    ReportFileName.EASY_READ: paper.easy_read,
    ReportFileName.YOUNG_PEOPLE: paper.young_people,
    ReportFileName.SHEET: _from_data(tables.ods),
    ReportFileName.FIGURES: _from_data(tables.figures_csv),
    ReportFileName.ANSWERS: _from_data(tables.answers_csv),
    ReportFileName.DATA: _from_data(written),
}


def file_of(report: Report, page: ReportPage, name: ReportFileName) -> bytes:
    """Return a file that shows what may be shown now: the kept one while it does, else one made in this moment.

    Who reads changes nothing: only the worker keeps what was made. Raises FileNotMade where it cannot be made.
    """
    kept = ReportFile.objects.filter(report=report, name=name, fingerprint=fingerprint_of(page)).first()
    if kept:
        return bytes(kept.content)
    try:
        return MAKERS[name](page)
    except Exception as error:
        log.error("file not made", report=report.slug, file=str(name), **place_of(error))  # noqa: TRY400
        raise FileNotMade from error


def make_all(report_id: int) -> list[str]:
    """Make every file of a report that is missing or shows what may not be shown any more. Returns their names.

    One file that cannot be made leaves the others alone: what failed is kept for those who look after reports, and
    tried again at the next sweep.
    """
    report = _with_files().filter(pk=report_id).first()
    if report is None:
        log.info("no report to make files of", report=report_id)
        return []
    try:
        page = page_of(report)
        fingerprint = fingerprint_of(page)
    except Exception as error:  # noqa: BLE001 whatever it is, whoever looks after reports must see it
        log.error("page not made", report=report.slug, **place_of(error))  # noqa: TRY400
        _keep_failure(report, dict.fromkeys(ReportFileName, type(error).__name__))
        return []
    good = set(ReportFile.objects.filter(report=report, fingerprint=fingerprint).values_list("name", flat=True))
    missing = [name for name in ReportFileName if name not in good]
    failed = {name: why for name in missing if (why := _make(report, page, name, fingerprint))}
    _keep_failure(report, failed)
    return [str(name) for name in missing if name not in failed]


def _make(report: Report, page: ReportPage, name: ReportFileName, fingerprint: str) -> str:
    """Make one file and keep it. Returns the kind of fault that stopped it, or nothing."""
    try:
        with transaction.atomic():
            fresh = {"fingerprint": fingerprint, "content": MAKERS[name](page), "made_at": clock.now()}
            ReportFile.objects.update_or_create(report=report, name=name, defaults=fresh)
    except Exception as error:  # noqa: BLE001 whatever it is, whoever looks after reports must see it
        log.error("file not made", report=report.slug, file=str(name), **place_of(error))  # noqa: TRY400
        return type(error).__name__
    return ""


def _keep_failure(report: Report, failed: Mapping[ReportFileName, str]) -> None:
    if not failed:
        FilesFailure.objects.filter(report=report).delete()
        return
    why = "; ".join(f"{name.label} ({name.split('.')[1].upper()}): {kind}" for name, kind in failed.items())
    FilesFailure.objects.update_or_create(report=report, defaults={"why": why, "at": clock.now()})


def with_old_files() -> list[int]:
    """Return the ids of reports of which a file is missing or shows what may not be shown any more."""
    return [report.pk for report in _with_files() if _is_old(report)]


def _is_old(report: Report) -> bool:
    """Say whether a file is to be made. A report whose page cannot be made is told of by `make_all`."""
    try:
        fingerprint = fingerprint_of(page_of(report))
    except Exception:  # noqa: BLE001 one report leaves the others alone
        return True
    good = ReportFile.objects.filter(report=report, fingerprint=fingerprint)
    return good.count() < len(ReportFileName)


def _with_files() -> Any:
    reports = Report.objects.filter(state__in=READY)
    return reports.select_related("snapshot").prefetch_related("corrections").order_by("pk")
