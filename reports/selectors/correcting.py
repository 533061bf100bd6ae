"""What may be corrected in a published report, for the desk."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from reports.editions import FIELDS
from reports.enums import Part, ReportState
from reports.models import Report
from reports.periods import Period
from reports.selectors.pages import page_of


@dataclass(frozen=True, slots=True)
class Text:
    """One text that may be corrected. `name` says which, `about` begins it, so that it can be told from others."""

    part: str
    item: str
    field: str
    name: str
    about: str
    now: str


@dataclass(frozen=True, slots=True)
class Correctable:
    """A published report with every text that may be corrected. `edition` is the latest."""

    slug: str
    words: str
    edition: int
    texts: tuple[Text, ...]


def correctable(slug: str) -> Correctable:
    """Return what may be corrected in a published report: what may be shown in it now. Raises Http404."""
    report = _published(slug)
    content = page_of(report).content
    answers = (
        _of_answer(answer, field) for answer in content["answers"] for field in FIELDS[Part.ANSWERS] if field in answer
    )
    star_round = content["priorities"].get("round")
    about = [_text(Part.PRIORITIES, "round", "about", star_round["name"], star_round["about"])] if star_round else []
    words = Period(report.period_start, report.period_end).words
    return Correctable(report.slug, words, 1 + report.corrections.count(), (*answers, *about))


def text_to_correct(slug: str, *, part: str, item: str, field: str) -> tuple[Report, Text, int]:
    """Return a published report, one of its texts, and the latest edition. Raises Http404 where there is none."""
    report = _published(slug)
    found = next(
        (one for one in correctable(slug).texts if (one.part, one.item, one.field) == (part, item, field)), None
    )
    if found is None:
        raise Http404
    return report, found, 1 + report.corrections.count()


def _published(slug: str) -> Report:
    published = Report.objects.filter(state=ReportState.PUBLISHED).select_related("snapshot")
    return get_object_or_404(published, slug=slug)


def _of_answer(answer: dict[str, Any], field: str) -> Text:
    return _text(Part.ANSWERS, answer["reference"], field, f"{answer['reference']}: {answer['answer']}", answer[field])


def _text(part: Part, item: str, field: str, about: str, now: str) -> Text:
    return Text(part, item, field, FIELDS[part][field], about, now)
