"""The whole content of a report as plain JSON, and its one written form."""

import hashlib
import json
from typing import Any

from authority import selectors as authority
from cornerstones.models import Cornerstone
from lib.disclosure import Table
from reports.builder import figures, impact, texts
from reports.builder.actions import actions
from reports.builder.acts import acts
from reports.builder.volunteers import volunteers
from reports.enums import Breakdown
from reports.periods import Period

FORMAT = 1


def content_of(period: Period) -> dict[str, Any]:
    """Return everything that the report of a period says. It holds no moment of the run, so a second run is equal."""
    settings = authority.settings()
    cornerstones = list(Cornerstone.objects.all())
    heard = figures.heard(period, districts=authority.districts(), cornerstones=cornerstones)
    return {
        "format": FORMAT,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat(), "words": period.words},
        "authority": {"name": settings.authority_name, "area": settings.area_name, "forum": settings.forum_name},
        "promised": {"read": settings.moderated_within_days, "answered": settings.answered_within_days},
        "cornerstones": [{"slug": one.slug, "name": one.name} for one in cornerstones],
        "heard": heard,
        "speed": figures.speed(period, settings),
        "acts": acts(period),
        "actions": actions(period),
        "volunteers": volunteers(period),
        "withheld": figures.withheld(period),
        "impact": impact.impact(period, cornerstones=cornerstones),
        "experiences": texts.experiences(period, speakers=Table.from_json(heard[Breakdown.SPEAKER])),
        "answers": texts.answers(period),
        "priorities": texts.priorities(),
    }


def written(content: dict[str, Any]) -> bytes:
    """Return the one written form of a content: sorted keys, no blanks, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a content in its one written form, as 64 letters."""
    return hashlib.sha256(written(content)).hexdigest()
