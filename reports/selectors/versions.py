"""The versions and files of a report: where each is, how large it is, and which are missing (ALL-11)."""

from dataclasses import dataclass

from django.db.models import F, Func, IntegerField
from django.urls import reverse

from reports.enums import READY, ReportFileName, Version
from reports.models import FilesFailure, Report, ReportFile
from reports.periods import Period

VIEW_OF = {
    Version.FAMILIES: "report",
    Version.PARTNERS: "report-partners",
    Version.EASY_READ: "report-easy",
    Version.YOUNG_PEOPLE: "report-young",
}
_KILOBYTE = 1000
_MEGABYTE = _KILOBYTE**2


@dataclass(frozen=True, slots=True)
class Link:
    """A version on a page of its own; `current` is the one that is read now."""

    href: str
    text: str
    current: bool


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away; `size` is empty before the worker has made it."""

    href: str
    text: str
    kind: str
    size: str


@dataclass(frozen=True, slots=True)
class Versions:
    """Every way to read a report."""

    pages: tuple[Link, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A report, and for each file whether it is there; `all_there` says that none is missing.

    `failure` says what stopped the worker the last time.
    """

    slug: str
    words: str
    state: str
    failure: str
    files: tuple[tuple[str, str, bool], ...]

    @property
    def all_there(self) -> bool:
        """Whether no file is missing."""
        return all(there for _text, _kind, there in self.files)


def versions_of(slug: str, *, current: Version) -> Versions:
    """Return the pages and files of a report, with the size of each file that has been made."""
    size = Func(F("content"), function="octet_length", output_field=IntegerField())
    made = ReportFile.objects.filter(report__slug=slug).annotate(size=size)
    sizes: dict[str, int] = dict(made.values_list("name", "size"))
    pages = tuple(Link(reverse(VIEW_OF[each], args=[slug]), str(each.label), each == current) for each in Version)
    files = tuple(
        File(address_of(slug, name), str(name.label), kind_of(name), _size(sizes.get(name))) for name in ReportFileName
    )
    return Versions(pages, files)


def made_files() -> list[Made]:
    """Return every report that is ready, the newest first, and which of its files have been made."""
    reports = Report.objects.filter(state__in=READY).order_by("-period_end")
    failed: dict[int, str] = dict(FilesFailure.objects.values_list("report", "why"))
    there = set(ReportFile.objects.filter(report__in=reports).values_list("report_id", "name"))
    return [
        Made(
            slug=report.slug,
            words=Period(report.period_start, report.period_end).words,
            state=report.get_state_display(),
            failure=failed.get(report.pk, ""),
            files=tuple((str(name.label), kind_of(name), (report.pk, name) in there) for name in ReportFileName),
        )
        for report in reports
    ]


def how_many_failed() -> int:
    """Return of how many reports the worker could not make every file."""
    return FilesFailure.objects.count()


def address_of(slug: str, name: ReportFileName) -> str:
    """Return the address of a file, such as "/reports/2026-07.pdf" or "/reports/2026-07/easy-read.pdf"."""
    at_the_top = (ReportFileName.FAMILIES, ReportFileName.SHEET, ReportFileName.FIGURES, ReportFileName.DATA)
    if name in at_the_top:
        return f"{reverse('report', args=[slug]).rstrip('/')}.{name.split('.')[1]}"
    return f"{reverse('report', args=[slug])}{name}"


def kind_of(name: ReportFileName) -> str:
    """Return the kind of a file, such as PDF."""
    return name.split(".")[1].upper()


def _size(size: int | None) -> str:
    if size is None:
        return ""
    if size < _MEGABYTE:
        return f"{max(1, round(size / _KILOBYTE))} KB"
    return f"{size / _MEGABYTE:.1f} MB"
