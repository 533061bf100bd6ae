"""How the council keeps up: what waits and how long, what became of its answers, what families say came of it."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.urls import reverse

from authority.selectors import settings
from dashboards.selectors.parts import Part, Row
from feedback.enums import AnswerStatus
from feedback.selectors.rollups import waiting_by_day
from feedback.selectors.statuses import answers_by_status
from feedback.selectors.waiting import answer_due_on, in_full, is_overdue, working_days_in_words
from lib import clock, working_days
from lib.charts import Bar, bars
from lib.counting import how_many
from lib.disclosure import Table
from reports.enums import Breakdown
from reports.models import Report
from reports.periods import Period
from reports.selectors.shown import breakdown_figure

WEEKS = (1, 2, 4, 8, 13, 26)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The table of what waits by weeks, and how old the oldest is, in words; empty where nothing waits."""

    part: Part
    oldest: str


@dataclass(frozen=True, slots=True)
class FromReport:
    """Frozen figures of the last published report."""

    words: str
    href: str
    parts: tuple[Part, ...]


def waiting() -> Waiting:
    """Return what waits for a first answer, by how many weeks: all of Devon, whatever else was chosen."""
    days, today = waiting_by_day(), clock.today()
    within = settings().answered_within_days
    late = sum(number for day, number in days.items() if is_overdue(answer_due_on(day, within)))
    counts = dict.fromkeys(_LABELS, 0)
    for day, number in days.items():
        counts[_label((today - day).days)] += number
    title = _title(sum(days.values()), late)
    drawn = [Bar(label, number, f"{number:,}") for label, number in counts.items()]
    said = ". ".join(f"{bar.label}: {bar.words}" for bar in drawn)
    part = Part(
        slug="waiting",
        title=title,
        sentence="All of Devon, whatever you chose above. Counted from the day that somebody told us.",
        columns=("How long it waits", "Experiences"),
        rows=tuple(Row(label, (f"{number:,}",)) for label, number in counts.items()),
        svg=bars(chart_id="chart-waiting", title=title, description=said, rows=drawn),
    )
    return Waiting(part, _oldest(min(days, default=None), today))


def promises() -> Part:
    """Return how the council's answers stand today: its own acts, so the numbers are exact."""
    found = answers_by_status()
    address = reverse("you_said_we_did")
    rows = tuple(
        Row(str(each.label), (f"{found[each]:,}",), f"{address}?status={each.value}" if found[each] else "")
        for each in AnswerStatus
    )
    kept, late = found[AnswerStatus.DONE], found[AnswerStatus.LATE]
    title = f"{how_many(kept, 'thing')} done, {how_many(late, 'promise')} late"
    drawn = [Bar(str(each.label), found[each], f"{found[each]:,}") for each in AnswerStatus]
    said = ". ".join(f"{bar.label}: {bar.words}" for bar in drawn)
    svg = bars(chart_id="chart-promises", title=title, description=said, rows=drawn)
    sentence = "Every published answer of the council, as it stands today, whatever you chose above."
    return Part("promises", title, sentence, ("How answers stand", "Answers"), rows, svg)


def from_last_report() -> FromReport | None:
    """Return where children learn and whether answers helped, as the last published report froze it; None before."""
    report = Report.objects.published().select_related("snapshot").first()
    if report is None:
        return None
    content = report.snapshot.content
    tables = {"setting": content.get("heard", {}).get(Breakdown.SETTING), **_difference(content)}
    return FromReport(
        words=Period(report.period_start, report.period_end).words,
        href=reverse("report", args=[report.slug]),
        parts=tuple(_frozen(name, Table.from_json(table)) for name, table in tables.items() if table),
    )


def _frozen(name: str, table: Table) -> Part:
    """Return a frozen table as a part: every number and sentence was made by the one engine."""
    figure = breakdown_figure(table, name=name, drawn=True)
    rows = tuple(Row(cell.label, (cell.words,)) for cell in table.cells)
    return Part(name, figure.title, figure.sentence, figure.columns, rows, figure.svg)


def _difference(content: dict[str, dict[str, object]]) -> dict[str, object]:
    return {"difference": (content.get("impact") or {}).get("difference")}


def _oldest(day: date | None, today: date) -> str:
    if day is None:
        return ""
    age = working_days_in_words(working_days.between(day, today))
    return f"In all of Devon, the oldest without an answer came on {in_full(day)}: {age} ago."


def _title(number: int, late: int) -> str:
    if not number:
        return "Every published experience has an answer"
    waits = f"{how_many(number, 'experience')} {'waits' if number == 1 else 'wait'} for an answer"
    return f"{waits}, {late:,} longer than we promised" if late else f"{waits}, none longer than we promised"


def _label(age: int) -> str:
    """Return the label for so many days."""
    number = sum(age >= weeks * 7 for weeks in WEEKS)
    return _LABELS[number]


_LABELS = (
    "Less than a week",
    *(f"{first} to {last} weeks" for first, last in pairwise(WEEKS)),
    "Half a year or more",
)
