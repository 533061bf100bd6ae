"""Editions of a report: the frozen snapshot, with the corrections laid over it in their order."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from reports.enums import Part
from reports.models import Correction, Report

# What a correction may touch. Every text is the council's own; no figure of people is on this list.
FIELDS: dict[Part, dict[str, str]] = {
    Part.ANSWERS: {
        "answer": "What the council did, will do or cannot do",
        "reason": "Why",
        "evidence": "How anybody can see it",
        "owner": "Who looks after it",
        "children": "The answer for children and young people",
    },
    Part.PRIORITIES: {"about": "How the priorities were chosen"},
}


def content_of_edition(report: Report, edition: int | None = None) -> dict[str, Any]:
    """Return the whole content of an edition, the latest where none is named."""
    laid_over = report.corrections.all() if edition is None else report.corrections.filter(edition__lte=edition)
    return with_corrections(report.snapshot.content, laid_over)


def with_corrections(content: Mapping[str, Any], corrections: Iterable[Correction]) -> dict[str, Any]:
    """Return a content with corrections laid over it, in the order given."""
    found = dict(content)
    for one in corrections:
        found = corrected(found, part=Part(one.part), item=one.item, field=one.field, after=one.after)
    return found


def corrected(content: Mapping[str, Any], *, part: Part, item: str, field: str, after: str) -> dict[str, Any]:
    """Return a content in which one text reads `after`. The content that was given stays as it is."""
    made = deepcopy(dict(content))
    if (holder := _holder(made, part=part, item=item)) is not None:
        holder[field] = after
    return made


def text_at(content: Mapping[str, Any], *, part: Part, item: str, field: str) -> str | None:
    """Return the text that a correction would change; None where there is none that may be changed."""
    holder = _holder(content, part=part, item=item)
    return str(holder[field]) if holder is not None and field in FIELDS[part] and field in holder else None


def _holder(content: Mapping[str, Any], *, part: Part, item: str) -> dict[str, Any] | None:
    if part == Part.ANSWERS:
        found: dict[str, Any] | None = next((one for one in content["answers"] if one["reference"] == item), None)
        return found
    star_round: dict[str, Any] | None = content["priorities"].get("round")
    return star_round if item == "round" else None
