"""The whole content of a report as plain JSON, and its one written form."""

import hashlib
import json
from typing import Any

from django.db.models import F, Func, JSONField, TextField, Value
from django.db.models.functions import Cast

from authority import selectors as authority
from cornerstones.models import Cornerstone
from lib.disclosure import Table
from population.builder import population
from reports.builder import figures, impact, since, texts
from reports.builder.actions import actions
from reports.builder.acts import acts
from reports.builder.volunteers import volunteers
from reports.enums import Breakdown
from reports.models import Report
from reports.periods import Period
from reports.progress import Say, silent

FORMAT = 2
# What people said is most of a snapshot, and nothing in it is compared.
_WITHOUT_TEXTS = Func(
    F("snapshot__content"),
    Cast(Value("experiences"), TextField()),
    template="(%(expressions)s)",
    arg_joiner=" - ",
    output_field=JSONField(),
)


def content_of(period: Period, *, say: Say = silent) -> dict[str, Any]:
    """Return everything that the report of a period says. It holds no moment of the run, so a second run is equal.

    `say` is told which step of `progress.STEPS` has begun.
    """
    settings = authority.settings()
    cornerstones = list(Cornerstone.objects.all())
    say("counting who told us")
    heard = figures.heard(period, districts=authority.districts(), cornerstones=cornerstones)
    content = {
        "format": FORMAT,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat(), "words": period.words},
        "authority": {"name": settings.authority_name, "area": settings.area_name, "forum": settings.forum_name},
        "promised": {"read": settings.moderated_within_days, "answered": settings.answered_within_days},
        "cornerstones": [{"slug": one.slug, "name": one.name} for one in cornerstones],
        "heard": heard,
        "volunteers": volunteers(period),
        "withheld": figures.withheld(period),
        "population": population(heard, first=period.start, last=period.end),
    }
    say("counting how fast we answered")
    content["speed"] = figures.speed(period, settings)
    say("looking at what was promised")
    content["acts"], content["actions"] = acts(period), actions(period)
    say("reading what families say came of it")
    speakers = Table.from_json(heard[Breakdown.SPEAKER])
    content["impact"] = impact.impact(period, cornerstones=cornerstones, speakers=speakers)
    say("gathering what was published")
    content["experiences"] = texts.experiences(period, speakers=speakers)
    content["answers"] = texts.answers(period)
    say("gathering the priorities")
    content["priorities"] = texts.priorities(period)
    say("comparing with last time")
    return {**content, "since": _since(period, content)}


def _since(period: Period, content: dict[str, Any]) -> dict[str, Any]:
    """Compare with the frozen report of the period before it, as it was first published."""
    earlier = Report.objects.frozen().filter(period_end__lt=period.start)
    rows = earlier.order_by("-period_end").values_list("slug", "period_start", "period_end", _WITHOUT_TEXTS)
    before = rows.first()
    if before is None:
        return since.since(content, None)
    slug, start, end, told = before
    return since.since(content, told, slug=slug, words=Period(start, end).words)


def written(content: dict[str, Any]) -> bytes:
    """Return the one written form of a content: sorted keys, no blanks, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a content in its one written form, as 64 letters."""
    return hashlib.sha256(written(content)).hexdigest()
