"""What changed: since the report before, and from one edition to the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.editions import FIELDS
from reports.enums import Part
from reports.models import Correction, Report
from reports.periods import DEVON_TIME


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an edition changed, and why."""

    edition: int
    on: date
    where: str
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


def corrected_of(one: Correction) -> Corrected:
    """Return a correction as it is told."""
    return Corrected(
        edition=one.edition,
        on=one.at.astimezone(DEVON_TIME).date(),
        where=f"{Part(one.part).label}: {FIELDS[Part(one.part)][one.field].lower()}",
        before=one.before,
        after=one.after,
        why=one.why,
    )
