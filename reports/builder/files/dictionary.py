"""What every column and every field of our files means, and the schema that every JSON file obeys."""

from dataclasses import dataclass
from typing import Any

HIDDEN = "“fewer than 13”, “fewer than 10” or “not shown, to protect people”"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `kind` is text, a whole number or a day."""

    name: str
    kind: str
    means: str


FIGURES = (
    Column("table", "text", "The short name of the table, the same in every report."),
    Column("title", "text", "The title of the table."),
    Column("of", "text", "What is counted: people, or presses of a button."),
    Column("label", "text", "The group that this line is about."),
    Column(
        "shown",
        "whole number",
        "How many, rounded to the nearest 5: 0, or 10 and more. Empty: we do not show it, because the group is small.",
    ),
    Column("words", "text", f"The same in words, such as “about 45” or “none”. A hidden one says {HIDDEN}."),
)
ANSWERS = (
    Column("reference", "text", "The reference of the answer. It is also its address, under /you-said-we-did/."),
    Column("said", "text", "What people said. Empty: what it answers is no longer public."),
    Column("outcome", "text", "did, will, cannot or disagree."),
    Column("answer", "text", "What the council answers."),
    Column("reason", "text", "Why, where the answer is no."),
    Column("evidence", "text", "How anybody can see that it was done."),
    Column("owner", "text", "The post that answers for it."),
    Column("due_on", "day", "The day that was promised, as year-month-day. Empty: there is none."),
    Column("published_on", "day", "The day on which it was published, as year-month-day."),
    Column("cornerstone", "text", "The cornerstone that it belongs to."),
)
DATA = (
    Column("schema", "text", "The address of the schema that the file obeys."),
    Column("report", "group", "Which report: its address, first and last day, edition and days."),
    Column("rounding", "text", "How numbers are rounded and hidden."),
    Column("findings", "list", "The questions of the first page, with their answers in sentences."),
    Column("since", "list", "What changed since the last report, in sentences."),
    Column("figures", "list", "Every table of numbers: the same numbers as in the CSV file."),
    Column("acts", "list", "What the council promised by a day, and if it did it. Its own acts, so they are exact."),
    Column("actions", "list", "Every action as it stood on the last day: who leads it, its days, how far it is."),
    Column("less_heard", "list", "Groups from which we hear less than their share of the people who live here."),
    Column("missing", "list", "Who we have not heard from, in sentences."),
    Column("answers", "list", "The council’s answers: the same as in the CSV file."),
    Column("quotes", "list", "Words that their writers let us quote."),
    Column("experiences", "list", "References of the experiences that were published in this time."),
    Column("notes", "list", "What the forum and young people say about the report."),
    Column("corrections", "list", "What later editions changed, and why."),
)

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
# A count of people: nought, ten or more in fives, or hidden.
_SHOWN: dict[str, Any] = {
    "anyOf": [{"type": "null"}, {"const": 0}, {"type": "integer", "minimum": 10, "multipleOf": 5}],
    "description": "A rounded number of people; null when it is hidden.",
}
_DAY: dict[str, Any] = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}


def _group(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(fields), "properties": fields}


def _list(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _group(**fields)}


_FIELDS: dict[str, dict[str, Any]] = {
    "schema": {"const": "/reports/schema.json"},
    "report": _group(
        slug=_TEXT, start=_DAY, end=_DAY, words=_TEXT, edition={"type": "integer", "minimum": 1}, frozen_on=_DAY,
        published_on=_DAY,
    ),
    "rounding": _TEXT,
    "findings": _list(question=_TEXT, sentences=_TEXTS),
    "since": _TEXTS,
    "figures": _list(
        table=_TEXT, title=_TEXT, of=_TEXT, one_person_in_several_rows={"type": "boolean"},
        rows=_list(label=_TEXT, shown=_SHOWN, words=_TEXT), total_shown=_SHOWN, total_words=_TEXT,
    ),
    "acts": _list(label=_TEXT, number={"type": "integer", "minimum": 0}),
    "actions": _list(
        slug=_TEXT, title=_TEXT, lead=_TEXT, lead_role=_TEXT, success=_TEXT, due_on=_DAY, first_due_on=_DAY,
        delivery=_TEXT, late={"type": "boolean"}, impact=_TEXT, cornerstone=_TEXT,
    ),
    "less_heard": _TEXTS,
    "missing": _list(group=_TEXT, sentence=_TEXT),
    "answers": _list(**{one.name: _DAY if one.kind == "day" else _TEXT for one in ANSWERS}),
    "quotes": _list(valued=_TEXT, needs_change=_TEXT, said_by=_TEXT, edited={"type": "boolean"}, lang=_TEXT),
    "experiences": _TEXTS,
    "notes": _list(title=_TEXT, words=_TEXT, signed=_TEXT, on=_DAY),
    "corrections": _list(edition={"type": "integer", "minimum": 2}, on=_DAY, where=_TEXT, why=_TEXT),
}  # fmt: skip


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a report's JSON file."""
    meanings = {one.name: one.means for one in DATA}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "/reports/schema.json",
        "title": "A progress report of Devon SEND co-production",
        **_group(**{name: {**field, "description": meanings[name]} for name, field in _FIELDS.items()}),
    }
