"""What a report holds as plain data: the JSON file, and the source of every other file."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lib.disclosure import Table
from reports.selectors.pages import ReportPage
from reports.words import ROUNDING

MAKER = 2  # raise it when files are made in another way, and the worker makes them all anew
SCHEMA = "/reports/schema.json"
ACTS = {
    "in_time": "Done by the day that was promised first",
    "late": "Done after that day",
    "stopped": "Given up",
    "not_yet": "Not done at the end of the period",
}
_ANSWER = ("reference", "said", "outcome", "answer", "reason", "evidence", "owner", "due_on", "published_on")
_ACTION = ("slug", "title", "lead", "lead_role", "success", "due_on", "first_due_on", "delivery", "late", "impact")
_QUOTE = ("valued", "needs_change", "said_by", "edited", "lang")


def data_of(page: ReportPage) -> dict[str, Any]:
    """Return everything that may be shown of a report today, as the JSON file holds it."""
    content = page.content
    return {
        "schema": SCHEMA,
        "report": {
            "slug": page.cover.slug,
            "start": content["period"]["start"],
            "end": content["period"]["end"],
            "words": page.cover.words,
            "edition": page.cover.edition,
            "frozen_on": page.cover.frozen.isoformat(),
            "published_on": page.cover.published.isoformat() if page.cover.published else "",
        },
        "rounding": ROUNDING,
        "findings": [{"question": question, "sentences": list(said)} for question, said in page.minute],
        "since": list(page.since.sentences) if page.since else [],
        "figures": [_figure(name, table) for name, table in tables_in(content)],
        "acts": [{"label": label, "number": content["acts"][name]} for name, label in ACTS.items()]
        if content.get("acts")
        else [],
        "actions": [_action(each) for each in content.get("actions", {}).get("items", ())],
        "less_heard": list(page.less_heard),
        "missing": [{"group": kind, "sentence": sentence} for kind, sentence in page.missing],
        "answers": [_answer(each) for each in content["answers"]],
        "quotes": [{name: getattr(quote, name) for name in _QUOTE} for quote in page.experiences.quotes],
        "experiences": [reference for reference, _href in page.experiences.links],
        "notes": [_note(note) for note in page.notes],
        "corrections": [_corrected(one) for one in page.corrected],
    }


def written(data: Mapping[str, Any]) -> bytes:
    """Return the JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=_iso).encode()


def fingerprint_of(page: ReportPage) -> str:
    """Return the SHA-256 of what every file of this report shows now, and of how files are made."""
    shown = {"maker": MAKER, "data": data_of(page), "content": {**page.content, "experiences": []}}
    return hashlib.sha256(json.dumps(shown, sort_keys=True, default=_iso).encode()).hexdigest()


def tables_in(content: Any, path: str = "") -> Iterator[tuple[str, Table]]:
    """Yield every published table in a content with its name, such as "heard.speaker" or "impact.feelings.2"."""
    if isinstance(content, Mapping) and {"cells", "overlapping"} <= content.keys():
        yield path, Table.from_json(content)
    elif isinstance(content, Mapping):
        heading = content.get("title", "") if "rows" in content else ""
        for name, part in content.items():
            for where, table in tables_in(part, f"{path}.{name}" if path else str(name)):
                yield where, _titled(table, heading)
    elif isinstance(content, list):
        for number, part in enumerate(content, 1):
            yield from tables_in(part, f"{path}.{number}")


def _titled(table: Table, heading: str) -> Table:
    return Table(f"{heading} {table.title}", table.of, table.cells, table.overlapping) if heading else table


def _figure(name: str, table: Table) -> dict[str, Any]:
    return {
        "table": name,
        "title": table.title,
        "of": table.of,
        "one_person_in_several_rows": table.overlapping,
        "rows": [{"label": cell.label, "shown": cell.shown, "words": cell.words} for cell in table.cells],
        "total_shown": table.total_shown,
        "total_words": table.total_words,
    }


def _answer(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: answer[name] for name in _ANSWER}, "cornerstone": answer["cornerstone"]["name"]}


def _action(action: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: action[name] for name in _ACTION}, "cornerstone": action["cornerstone"]["name"]}


def _note(note: Any) -> dict[str, str]:
    return {"title": note.title, "words": note.words, "signed": note.signed, "on": note.on.isoformat()}


def _corrected(one: Any) -> dict[str, Any]:
    return {"edition": one.edition, "on": one.on.isoformat(), "where": one.where, "why": one.why}


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not plain data")
