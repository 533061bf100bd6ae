"""The parts of a report's pages, ready for the templates: every word and link is made here, from frozen content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from feedback.enums import Outcome
from lib.charts import bars, bars_of
from lib.disclosure import Table, TwoWay
from lib.due import in_full
from reports import words

COLUMN = "People, rounded"
_OF_COUNTED = {"cornerstone": "What people spoke about"}
FEELS = "How it feels to young people:"


@dataclass(frozen=True, slots=True)
class Figure:
    """A table of published figures with its sentence; `svg` is empty where the table stands alone.

    There are no rows where none of them shows a number: the sentence then names them all.
    """

    id: str
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    svg: SafeString


@dataclass(frozen=True, slots=True)
class Quote:
    """Published words that their writer lets us quote, with at most one thing said about the writer."""

    href: str
    said_by: str
    valued: str
    needs_change: str
    edited: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the council."""

    id: str
    said: str
    outcome: str
    answer: str
    reason: str
    evidence: str
    owner: str
    due: str
    published: str
    cornerstone: str
    area_of_weakness: str


@dataclass(frozen=True, slots=True)
class Experiences:
    """The experiences of the period as they may be shown today. The snapshot holds them all for ever."""

    quotes: tuple[Quote, ...]
    links: tuple[tuple[str, str], ...]
    some_not_shown: bool


def tables_of(heard: Mapping[str, Any]) -> dict[str, Table]:
    """Return the published tables of a frozen content by name. Raises ValueError for a number not published."""
    return {name: Table.from_json(table) for name, table in heard.items()}


def cornerstones_figure(table: Table, *, slugs: Sequence[str]) -> Figure:
    """Return the chart of the cornerstones; its title says the finding."""
    title = words.title_of_cornerstones(table)
    svg = bars(
        chart_id="chart-cornerstone", title=title, description=table.sentence(), rows=bars_of(table, kinds=slugs)
    )
    sentence = "Some people spoke about more than one cornerstone, so these numbers do not add up."
    return _figure(table, name="cornerstone", title=title, sentence=sentence, svg=svg)


def breakdown_figure(table: Table, *, name: str, drawn: bool = False) -> Figure:
    """Return one breakdown as a table, and as a chart where `drawn`."""
    svg = SafeString("")
    if drawn:
        svg = bars(chart_id=f"chart-{name}", title=table.title, description=table.sentence(), rows=bars_of(table))
    total = f"Together: {table.total_words}." if table.total_shown else "There were too few to show a total."
    return _figure(table, name=name, title=table.title, sentence=total, svg=svg)


def impact_figures(impact: Mapping[str, Any]) -> tuple[Figure, ...]:
    """Return what families say came of it; empty in reports that were frozen before it was asked."""
    if not impact:
        return ()
    say = TwoWay.from_json(impact["real_say"])
    rows = [replace(row, title=f"{say.title} {row.title}") for row in say.rows]
    too = Table.from_json(impact["true_for_me_too"])
    return (
        breakdown_figure(Table.from_json(impact["difference"]), name="difference", drawn=True),
        *(breakdown_figure(row, name=f"real-say-{number}") for number, row in enumerate(rows, 1)),
        *(
            breakdown_figure(replace(table, title=f"{FEELS} {table.title}"), name=f"feels-{number}")
            for number, table in enumerate(map(Table.from_json, impact.get("feelings", ())), 1)
        ),
        _figure(too, name="true-for-me-too", title=too.title, sentence=too.sentence(), svg=SafeString("")),
    )


def answers_of(content: Mapping[str, Any], *outcomes: Outcome) -> tuple[Answer, ...]:
    """Return the answers with one of `outcomes`, those with the nearest date first."""
    mine = [_answer(each) for each in _by_date(content["answers"]) if each["outcome"] in outcomes]
    return tuple(mine)


def outcomes_of(content: Mapping[str, Any]) -> dict[str, int]:
    """Return how many answers have each outcome: the council's own acts, so the numbers are exact."""
    return {each: sum(answer["outcome"] == each for answer in content["answers"]) for each in Outcome}


def experiences_of(content: Mapping[str, Any], public_now: Mapping[str, tuple[int, bool]]) -> Experiences:
    """Return what may be shown today: `public_now` is {reference: (edition, may be quoted)} of what is public now.

    Words stand only while their writer lets them and no later edition has taken something out of them.
    """
    shown = [each for each in content["experiences"] if each["reference"] in public_now]
    quotes = [
        _quote(each) for each in shown if each["quote"] and public_now[each["reference"]] == (each["edition"], True)
    ]
    links = tuple((each["reference"], _href(each["reference"])) for each in shown)
    return Experiences(tuple(quotes), links, len(shown) < len(content["experiences"]))


def _figure(table: Table, *, name: str, title: str, sentence: str, svg: SafeString) -> Figure:
    first = _OF_COUNTED.get(name, table.title)
    if all(cell.shown is None for cell in table.cells):
        said = _nothing_shown(table) if len(table.cells) > 1 else sentence
        return Figure(f"figure-{name}", title, said, (first, COLUMN), (), SafeString(""))
    rows = tuple((cell.label, cell.words) for cell in table.cells)
    return Figure(f"figure-{name}", title, sentence, (first, COLUMN), rows, svg)


def _nothing_shown(table: Table) -> str:
    names = "; ".join(cell.label for cell in table.cells)
    words = {cell.words for cell in table.cells}
    if len(words) == 1 and (fewer := words.pop()).startswith("fewer"):
        return f"{fewer.capitalize()} {table.of} each: {names}."
    return f"We show no numbers here, to protect people: {names}."


def _by_date(answers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(answers, key=lambda each: (each["due_on"] or "9999", each["reference"]))


def _answer(answer: Mapping[str, Any]) -> Answer:
    return Answer(
        id=answer["reference"],
        said=answer["said"],
        outcome=Outcome(answer["outcome"]).label,
        answer=answer["answer"],
        reason=answer["reason"],
        evidence=answer["evidence"],
        owner=answer["owner"],
        due=_day(answer["due_on"]),
        published=_day(answer["published_on"]),
        cornerstone=answer["cornerstone"]["name"],
        area_of_weakness=answer["area_of_weakness"],
    )


def _quote(experience: Mapping[str, Any]) -> Quote:
    quote = experience["quote"]
    return Quote(
        href=_href(experience["reference"]),
        said_by=quote["said_by"],
        valued=quote["valued"],
        needs_change=quote["needs_change"],
        edited=quote["edited"],
        lang=quote.get("lang", ""),  # the first snapshots do not say it
    )


def _href(reference: str) -> str:
    return f"/experiences/{reference}/"


def _day(iso: str) -> str:
    return in_full(date.fromisoformat(iso)) if iso else ""
