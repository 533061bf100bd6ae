"""Loads what the portal starts with. Only what is missing is written, so what people changed since stays."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from cornerstones.models import AgreementMark, AreaOfWeakness, Cornerstone, Event, Indicator, OpenQuestion, Statement

FOLDER = Path(__file__).resolve().parent.parent / "starting_data"


@transaction.atomic
def load_starting_data() -> None:
    """Write the cornerstones, the areas of weakness and the Cornerstones event where they are not there yet.

    A second load changes nothing: a record is known by its slug, an event with statements is left as it is.
    """
    for cornerstone in _read("cornerstones")["cornerstone"]:
        _load_cornerstone(**cornerstone)
    for area in _read("areas_of_weakness")["area"]:
        AreaOfWeakness.objects.get_or_create(code=area["code"], defaults=area)
    _load_event(**_read("cornerstones_event"))


def _load_cornerstone(*, slug: str, indicators: list[str], **fields: Any) -> None:
    cornerstone, made = Cornerstone.objects.get_or_create(slug=slug, defaults=fields)
    if made:
        Indicator.objects.bulk_create(
            Indicator(cornerstone=cornerstone, order=order, text=text) for order, text in enumerate(indicators, start=1)
        )


def _load_event(*, event: dict[str, Any], statement: list[dict[str, Any]], question: list[dict[str, Any]]) -> None:
    record, _made = Event.objects.get_or_create(slug=event["slug"], defaults=event)
    if record.statements.exists() or record.questions.exists():
        return
    for order, said in enumerate(statement, start=1):
        kept = Statement.objects.create(event=record, order=order, text=said["text"])
        AgreementMark.objects.bulk_create(AgreementMark(statement=kept, **mark) for mark in said["marks"])
    OpenQuestion.objects.bulk_create(
        OpenQuestion(event=record, order=order, text=asked["text"]) for order, asked in enumerate(question, start=1)
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
