"""Whom we have not heard from, and what we do about it: from frozen reports and published figures alone."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from lib.disclosure import Table
from lib.due import due_in_words, in_full
from outreach.models import Outreach
from population.builder import comparisons_of
from population.comparing import Comparison, not_heard
from population.enums import Subject
from population.models import Comparator
from reports import words
from reports.enums import Breakdown, ReportState
from reports.models import Report
from reports.periods import Period

MOST_DONE = 20
_HEARD_AS = {
    Subject.DISTRICT: Breakdown.DISTRICT,
    Subject.AGE: Breakdown.PHASE,
    Subject.SETTING: Breakdown.SETTING,
}


@dataclass(frozen=True, slots=True)
class Task:
    """One outreach task as it is shown. It names a post, never a person."""

    pk: int
    group: str
    what: str
    who: str
    due: str
    due_words: str
    outcome: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """A comparator in use: what it counts, of which day, and where it is from."""

    title: str
    of: str
    geography: str
    as_at: date
    edition: int
    source: str
    link: str


@dataclass(frozen=True, slots=True)
class WhoPage:
    """Who told us beside who lives here. `period` names the report, and is empty while there is none."""

    period: str
    report_slug: str
    comparisons: tuple[Comparison, ...]
    sentences: tuple[str, ...]
    silent: list[tuple[str, str]]
    to_do: tuple[Task, ...]
    done: tuple[Task, ...]
    sources: tuple[Source, ...]


def public_page() -> WhoPage:
    """Return what everybody reads: from the newest published report."""
    return _page(Report.objects.published().select_related("snapshot").first())


def staff_page() -> WhoPage:
    """Return what staff read: from the newest report that is frozen, published or not."""
    frozen = Report.objects.exclude(state__in=(ReportState.WAITING, ReportState.BUILDING, ReportState.FAILED))
    return _page(frozen.select_related("snapshot").order_by("-period_end").first())


def task(number: int) -> Outreach:
    """Return a task, done or not. Raises Http404."""
    return get_object_or_404(Outreach.objects.select_related("done_by"), pk=number)


def _page(report: Report | None) -> WhoPage:
    content = report.snapshot.content if report else {}
    heard = {name: Table.from_json(table) for name, table in content.get("heard", {}).items()}
    comparisons = comparisons_of(_tables(heard, content.get("population", {})))
    return WhoPage(
        period=Period(report.period_start, report.period_end).words if report else "",
        report_slug=report.slug if report else "",
        comparisons=tuple(comparisons),
        sentences=tuple(not_heard(comparisons)),
        silent=words.missing(heard) if heard else [],
        to_do=tuple(map(_task, Outreach.objects.to_do())),
        done=tuple(map(_task, Outreach.objects.done()[:MOST_DONE])),
        sources=tuple(map(_source, Comparator.objects.newest())),
    )


def _tables(heard: dict[str, Table], population: dict[str, object]) -> dict[Subject, Table]:
    """Return the published tables of a frozen report by subject; a report from before equality was frozen has none."""
    tables = {subject: heard[name] for subject, name in _HEARD_AS.items() if name in heard}
    equality: dict[str, dict[str, object]] = population.get("equality", {})  # type: ignore[assignment]  # plain JSON
    return tables | {Subject(name): Table.from_json(table) for name, table in equality.items()}


def _task(task: Outreach) -> Task:
    return Task(
        pk=task.pk,
        group=task.group,
        what=task.what,
        who=task.who,
        due=in_full(task.due_on),
        due_words=due_in_words(task.due_on),
        outcome=task.outcome,
        done_on=task.done_on,
    )


def _source(one: Comparator) -> Source:
    title = str(one.get_subject_display())
    return Source(title, one.of, one.geography, one.as_at, one.edition, one.source, one.link)
