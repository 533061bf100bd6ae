"""The texts of a report: what was published, what the council answered, and the priorities."""

from datetime import date
from typing import Any

from feedback.enums import Speaker
from feedback.models import PublishedVersion, Response, Submission
from feedback.selectors.answers import with_public_words
from lib.disclosure import Table
from priorities.builder.results import movement_of
from priorities.selectors.public import Group, priorities_page
from reports.builder.people import day_of, heard_from
from reports.periods import Period

AT_A_TIME = 2_000  # rows in memory while the texts of a report are gathered
_WORDS = ("edition", "valued", "needs_change", "edited")
_OF_WRITER = ("reference", "speaker", "voice", "language", "may_quote")
_SHOWN = (*_WORDS, *(f"submission__{name}" for name in _OF_WRITER))


def experiences(period: Period, *, speakers: Table) -> list[dict[str, Any]]:
    """Return the experiences published in the period; the words only of those whose writers let us quote them.

    A quote says one thing about its writer, the group in `speakers`, and only where that group's figure is shown.
    """
    first, after = period.moments
    versions = PublishedVersion.objects.filter(submission__in=Submission.objects.published())
    in_period = versions.filter(published_at__gte=first, published_at__lt=after).select_related("submission")
    latest = in_period.order_by("submission__reference", "-edition").distinct("submission__reference").only(*_SHOWN)
    named = {cell.label for cell in speakers.cells if cell.shown}
    return [_experience(version, named) for version in latest.iterator(chunk_size=AT_A_TIME)]


def answers(period: Period) -> list[dict[str, Any]]:
    """Return the council's answers published in the period, by reference.

    How many experiences an answer speaks to is left out: it would count people beside the engine.
    """
    first, after = period.moments
    found = Response.objects.published().filter(published_at__gte=first, published_at__lt=after)
    ordered = found.select_related("cornerstone", "area_of_weakness").order_by("reference")
    repeated = with_public_words(response.reference for response in ordered)
    return [_answer(response, said=response.reference in repeated) for response in ordered]


def priorities(period: Period) -> dict[str, Any]:
    """Return the priorities of the last star round that closed by the end of the period, the focus list first.

    {} before there is any.
    """
    page = priorities_page(as_on=period.end)
    if page.round is None:
        return {}
    return {
        "round": {"name": page.round.name, "about": page.round.about, "threshold": page.round.threshold},
        "moved": _moved(page.round.slug),
        "focus": [_group(group) for group in page.focus],
        "others": [_group(group) for group in page.others],
    }


def _moved(slug: str) -> dict[str, Any]:
    """Return what moved since the round before, in words; {} where there is nothing to compare."""
    movement = movement_of(slug)
    if movement is None:
        return {}
    groups = [{"title": one.title, "lines": [list(line) for line in one.lines]} for one in movement.groups]
    return {"since": movement.name, "groups": groups}


def _experience(version: PublishedVersion, named: set[str]) -> dict[str, Any]:
    experience = {"reference": version.submission.reference, "edition": version.edition}
    return {**experience, "quote": _quote(version, named) if _may_quote(version.submission) else None}


def _may_quote(submission: Submission) -> bool:
    """A young person's words never stand in a report: their notices say so (CY-09)."""
    return submission.may_quote and submission.speaker != Speaker.YOUNG_PERSON


def _quote(version: PublishedVersion, named: set[str]) -> dict[str, Any]:
    group = str(heard_from(version.submission.speaker, version.submission.voice).label)
    return {
        "valued": version.valued,
        "needs_change": version.needs_change,
        "edited": version.edited,
        "lang": version.submission.lang,
        "said_by": group if group in named else "",
    }


def _answer(response: Response, *, said: bool) -> dict[str, Any]:
    weakness = response.area_of_weakness
    return {
        "reference": response.reference,
        "said": response.said if said else "",
        "children": response.child_version if said else "",
        "outcome": response.outcome,
        "answer": response.answer,
        "reason": response.reason,
        "evidence": response.evidence,
        "owner": response.owner,
        "due_on": _iso(response.due_on),
        "published_on": _iso(day_of(response.published_at) if response.published_at else None),
        "cornerstone": {"slug": response.cornerstone.slug, "name": response.cornerstone.name},
        "area_of_weakness": str(weakness) if weakness else "",
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "cornerstone": {"slug": group.cornerstone.slug, "name": group.cornerstone.name},
        "priorities": [
            {"strength": one.strength, "development_points": list(one.development_points), "stars": one.stars}
            for one in group.priorities
        ],
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
