"""The report as families and partners read it, and the list of all that are published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max
from django.http import Http404

from accounts.models import User
from feedback.models import PublishedVersion, Response, Submission
from feedback.selectors.answers import with_public_words
from lib.disclosure import Table
from population.comparing import Comparison
from reports import words
from reports.editions import with_corrections
from reports.enums import Breakdown
from reports.models import Report
from reports.periods import Period
from reports.selectors.answers import Answers, answers_page
from reports.selectors.changes import Corrected, Since, corrected_of, since_of
from reports.selectors.choosing import chosen
from reports.selectors.covers import Cover, cover_of, readable_report
from reports.selectors.doing import Doing, doing_of
from reports.selectors.notes import NoteShown, notes_of
from reports.selectors.peopled import compared_of, less_heard_of
from reports.selectors.shown import (
    Experiences,
    Figure,
    breakdown_figure,
    cornerstones_figure,
    experiences_of,
    impact_figures,
    outcomes_of,
    tables_of,
)

QUOTES_FOR_FAMILIES = 6
QUOTES_IN_FULL = 60
LINKS_IN_FULL = 200
_DRAWN = (Breakdown.SPEAKER, Breakdown.DISTRICT)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that any version of a report shows, and every file of it: `content` holds what may be shown today."""

    cover: Cover
    authority: Mapping[str, str]
    findings: list[str]
    minute: list[tuple[str, tuple[str, ...]]]
    cornerstones: Figure
    breakdowns: tuple[Figure, ...]
    speed: tuple[str, ...]
    speed_figures: tuple[Figure, ...]
    withheld: Figure
    impact: tuple[Figure, ...]
    answers: Answers
    experiences: Experiences
    missing: list[tuple[str, str]]
    priorities: Mapping[str, Any]
    since: Since | None
    notes: tuple[NoteShown, ...]
    corrected: tuple[Corrected, ...]
    doing: Doing | None
    compared: tuple[Comparison, ...]
    less_heard: tuple[str, ...]
    content: Mapping[str, Any]

    @property
    def few_quotes(self) -> tuple[Any, ...]:
        """The quotes of the short version."""
        return chosen(self.experiences.quotes, most=QUOTES_FOR_FAMILIES)

    @property
    def full_quotes(self) -> tuple[Any, ...]:
        """The quotes of the full version: all, or as many as fit. The JSON file holds them all."""
        return chosen(self.experiences.quotes, most=QUOTES_IN_FULL)

    @property
    def more_quotes(self) -> bool:
        """Whether the full version leaves some out."""
        return len(self.experiences.quotes) > QUOTES_IN_FULL

    @property
    def more_links(self) -> bool:
        """Whether more experiences were published than the full version lists."""
        return len(self.experiences.links) > LINKS_IN_FULL

    @property
    def same_stars(self) -> str:
        """The stars of every priority on the focus list where they are the same, to be said once; else empty."""
        stars = {each["stars"] for group in self.priorities.get("focus", ()) for each in group["priorities"]}
        return stars.pop() if len(stars) == 1 else ""


def report_page(slug: str, *, reader: User | AnonymousUser, edition: int | None = None) -> ReportPage:
    """Return an edition of a report (the latest where none is named) for somebody who may read it. Raises Http404.

    Everybody reads what is published; the forum also what is out for comment, a report editor what is built.
    """
    return page_of(readable_report(slug, reader), edition=edition)


def page_of(report: Report, *, edition: int | None = None) -> ReportPage:
    """Return an edition of a report, whoever reads it. Raises Http404 for an edition that there is not."""
    corrections = tuple(report.corrections.all())
    shown = tuple(one for one in corrections if edition is None or one.edition <= edition)
    if edition is not None and not 1 <= edition <= 1 + len(corrections):
        raise Http404
    content = with_corrections(report.snapshot.content, shown)
    outcomes = outcomes_of(content)
    shown_now = {**content, "answers": _answers_now(content), "outcomes": outcomes}
    heard, speed = tables_of(content["heard"]), tables_of(content["speed"])
    return ReportPage(
        cover=cover_of(report, edition=1 + len(shown), latest=1 + len(corrections)),
        authority=content["authority"],
        findings=words.findings(heard=heard, outcomes=outcomes, speed=speed, promised=content["promised"]),
        minute=words.minute(shown_now, heard=heard, outcomes=outcomes),
        cornerstones=cornerstones_figure(heard["cornerstone"], slugs=[one["slug"] for one in content["cornerstones"]]),
        breakdowns=tuple(breakdown_figure(heard[each], name=each, drawn=each in _DRAWN) for each in Breakdown),
        speed=(
            words.promise_to_read(speed["read"], days=content["promised"]["read"]),
            words.promise_to_answer(speed["answered"], days=content["promised"]["answered"]),
        ),
        speed_figures=tuple(breakdown_figure(table, name=f"speed-{name}") for name, table in speed.items()),
        withheld=breakdown_figure(Table.from_json(content["withheld"]), name="withheld"),
        impact=impact_figures(content.get("impact", {})),
        answers=answers_page(shown_now, some_not_shown=len(shown_now["answers"]) < len(content["answers"])),
        experiences=experiences_of(content, _public_now(content)),
        missing=words.missing(heard),
        priorities=content["priorities"],
        since=since_of(content),
        notes=notes_of(report),
        corrected=tuple(corrected_of(one, shown_now) for one in shown),
        doing=doing_of(content),
        compared=compared_of(content),
        less_heard=less_heard_of(content),
        content=shown_now,
    )


def _answers_now(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the answers whose words may be shown today; the snapshot counts them all.

    What people said is left out where nothing that it answers is public any more: somebody may not be safe.
    """
    references = [each["reference"] for each in content["answers"]]
    public = Response.objects.published().filter(reference__in=references).values_list("reference", flat=True)
    shown, repeated = set(public), with_public_words(references)
    return [
        each if each["reference"] in repeated else {**_without(each, "children"), "said": ""}
        for each in content["answers"]
        if each["reference"] in shown
    ]


def _without(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return {key: value for key, value in answer.items() if key != name}


def _public_now(content: Mapping[str, Any]) -> dict[str, tuple[int, bool]]:
    """Return {reference: (edition, may be quoted)} of what was published in the period and is public now.

    It asks by the period, as the snapshot did: to name each of many thousand experiences would take seconds.
    """
    first, after = Period(*(date.fromisoformat(content["period"][end]) for end in ("start", "end"))).moments
    in_period = PublishedVersion.objects.filter(published_at__gte=first, published_at__lt=after)
    public = Submission.objects.published().filter(pk__in=in_period.values("submission")).order_by()
    rows = public.annotate(edition=Max("published_versions__edition"))
    return {
        reference: (edition, quoted)
        for reference, edition, quoted in rows.values_list("reference", "edition", "may_quote")
    }
