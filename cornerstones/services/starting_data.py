"""Loads what the portal starts with. Only what is missing is written, so what people changed since stays."""

from pathlib import Path
from typing import Any

from django.db import transaction

from cornerstones.models import AgreementMark, AreaOfWeakness, Cornerstone, Event, Indicator, OpenQuestion, Statement
from lib import starting_data

FOLDER = Path(__file__).resolve().parent.parent / "starting_data"


@transaction.atomic
def load_starting_data() -> int:
    """Write the cornerstones, the areas of weakness and the Cornerstones event where they are not there yet.

    Returns how many records were added; a second load adds none: a record is known by its slug, and an event that
    has statements is left as it is.
    """
    cornerstones = starting_data.read(FOLDER / "cornerstones.toml")["cornerstone"]
    areas = starting_data.read(FOLDER / "areas_of_weakness.toml")["area"]
    added = sum(_load_cornerstone(**cornerstone) for cornerstone in cornerstones)
    added += starting_data.add_missing(AreaOfWeakness, areas, known_by=("code",))
    return added + _load_event(**starting_data.read(FOLDER / "cornerstones_event.toml"))


def _load_cornerstone(*, slug: str, indicators: list[str], **fields: Any) -> int:
    cornerstone, made = Cornerstone.objects.get_or_create(slug=slug, defaults=fields)
    if not made:
        return 0
    Indicator.objects.bulk_create(
        Indicator(cornerstone=cornerstone, order=order, text=text) for order, text in enumerate(indicators, start=1)
    )
    return 1 + len(indicators)


def _load_event(*, event: dict[str, Any], statement: list[dict[str, Any]], question: list[dict[str, Any]]) -> int:
    record, made = Event.objects.get_or_create(slug=event["slug"], defaults=event)
    if record.statements.exists() or record.questions.exists():
        return int(made)
    for order, said in enumerate(statement, start=1):
        kept = Statement.objects.create(event=record, order=order, text=said["text"])
        AgreementMark.objects.bulk_create(AgreementMark(statement=kept, **mark) for mark in said["marks"])
    OpenQuestion.objects.bulk_create(
        OpenQuestion(event=record, order=order, text=asked["text"]) for order, asked in enumerate(question, start=1)
    )
    return int(made) + len(statement) + len(question)
