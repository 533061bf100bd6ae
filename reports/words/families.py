"""The first page of a report: one short answer to each question that a parent asks, in the order they ask it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from feedback.enums import Difference, Outcome
from lib.disclosure import Table
from lib.due import in_full
from reports.words.findings import (
    FEW_OR_NONE,
    answers_given,
    how_many_told_us,
    missing,
    most_spoken_about,
    promise_to_answer,
    promise_to_read,
    young_people,
)

MOST_NAMES = 3  # so many groups are named on the first page; the rest stand further down
Question = tuple[str, tuple[str, ...]]


def minute(content: Mapping[str, Any], *, heard: Mapping[str, Table], outcomes: Mapping[str, int]) -> list[Question]:
    """Return the questions of the first page, each with its sentences; one that cannot be answered is left out."""
    about = most_spoken_about(heard)
    counted = "" if about.startswith("Of about") else how_many_told_us(heard)
    speed, promised = content["speed"], content["promised"]
    asked = (
        ("Who told us?", (counted, young_people(heard))),
        ("What did people say?", (about,)),
        ("What changed?", (answers_given(outcomes), difference_made(content.get("impact", {})))),
        ("What did not change?", (noes(outcomes),)),
        ("Who have we not heard from?", (few_words_of_missing(missing(heard)),)),
        (
            "How fast did we answer?",
            (
                promise_to_read(Table.from_json(speed["read"]), days=promised["read"]),
                promise_to_answer(Table.from_json(speed["answered"]), days=promised["answered"]),
            ),
        ),
        ("What comes next?", (next_day(content["answers"], after=date.fromisoformat(content["period"]["end"])),)),
    )
    kept = ((question, tuple(one for one in said if one)) for question, said in asked)
    return [(question, said) for question, said in kept if said]


def difference_made(impact: Mapping[str, Any]) -> str:
    """Say of how many people an answer made a difference for how many; empty where nobody was asked."""
    if not impact:
        return ""
    table = Table.from_json(impact["difference"])
    if table.total_shown is None or table.has_hidden or not table.total_shown:
        return "Too few people have told us if an answer helped for us to show how many."
    cells = {each: table.cell(str(each.label)).words for each in (Difference.YES, Difference.PARTLY, Difference.NO)}
    return (
        f"Of about {table.total_shown:,} people who told us if an answer made a difference, {cells[Difference.YES]} "
        f"said yes, {cells[Difference.PARTLY]} said partly and {cells[Difference.NO]} said no."
    )


def noes(outcomes: Mapping[str, int]) -> str:
    """Say how often the council said no. Answers are its own published acts, so their numbers are exact."""
    number = outcomes.get(Outcome.CANNOT, 0) + outcomes.get(Outcome.DISAGREE, 0)
    if not number:
        return "The council said no to nothing in this time."
    times = "once" if number == 1 else "twice" if number == 2 else f"{number} times"
    return f"The council said no {times}. It says why, further down."


def next_day(answers: Iterable[Mapping[str, Any]], *, after: date) -> str:
    """Say which promised day comes first after the period."""
    days = sorted(each["due_on"] for each in answers if each["outcome"] == Outcome.WILL and each["due_on"])
    coming = [date.fromisoformat(day) for day in days if date.fromisoformat(day) > after]
    if not coming:
        return "No promise in this report has a day after this time."
    return f"After this time, the first promised day is {in_full(coming[0])}."


def few_words_of_missing(found: Iterable[tuple[str, str]]) -> str:
    """Return the first names of those we have not heard from, and say that there are more."""
    names = [
        name for _kind, said in found for name in said.removeprefix("Few people or nobody: ").rstrip(".").split("; ")
    ]
    if not names:
        return "We heard from every group that we count."
    more = " There are more, further down." if len(names) > MOST_NAMES else ""
    return f"{FEW_OR_NONE}{'; '.join(names[:MOST_NAMES])}.{more}"
