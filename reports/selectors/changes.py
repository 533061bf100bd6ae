"""What changed: since the report before, and from one edition to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.editions import FIELDS, text_at
from reports.enums import Part
from reports.models import Correction, Report
from reports.periods import DEVON_TIME


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an edition changed, and why. The texts are empty where they may not be told any more: then not `told`."""

    edition: int
    on: date
    where: str
    told: bool
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the report before; `href` is empty where that one cannot be read yet."""

    words: str
    href: str
    sentences: tuple[str, ...]


def since_of(content: Mapping[str, Any]) -> Since | None:
    """Return what changed since the report before; None in reports that were frozen before this was told."""
    told = content.get("since")
    if not told:
        return None
    is_public = bool(told["previous"]) and Report.objects.published().filter(slug=told["previous"]).exists()
    return Since(told["words"], f"/reports/{told['previous']}/" if is_public else "", tuple(told["sentences"]))


def corrected_of(one: Correction, now: Mapping[str, Any]) -> Corrected:
    """Return a correction as it is told beside the content that may be shown `now`.

    Where the text itself may not be shown any more, neither may what stood there before, nor why it was changed.
    """
    told = text_at(now, part=Part(one.part), item=one.item, field=one.field) is not None
    return Corrected(
        edition=one.edition,
        on=one.at.astimezone(DEVON_TIME).date(),
        where=f"{Part(one.part).label}: {FIELDS[Part(one.part)][one.field].lower()}",
        told=told,
        before=one.before if told else "",
        after=one.after if told else "",
        why=one.why if told else "",
    )
