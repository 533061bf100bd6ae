"""Earlier editions of an answer: what stood, until when, why it was corrected and what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from feedback.models import AnswerEdition, RemovedEdition, Response
from feedback.models.responses import TOLD_TEXTS
from feedback.selectors.updates import standing, updates_of
from feedback.selectors.waiting import in_full

LABELS = {
    "said": "What people told us",
    "outcome": "What our answer is",
    "answer": "Our answer",
    "reason": "Why",
    "evidence": "How you can tell",
    "due_on": "By when",
    "owner": "Who answers for it",
    "cornerstone": "Cornerstone",
    "area_of_weakness": "Area that inspectors named",
    "child_version": "For children and young people",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One part that a correction changed; empty where there was, or is, nothing."""

    label: str
    before: str
    after: str


def due_now(answer: Response) -> date | None:
    """Return the day that holds now for a published answer: an update may have moved it."""
    return standing(answer.due_on, updates_of([answer]).get(answer.pk, ())).due_on


def days_promised(answer: Response | None) -> set[date]:
    """Return every day that was ever promised by an answer: its correction may keep one that has passed."""
    if answer is None:
        return set()
    days = {answer.due_on, *answer.editions.values_list("due_on", flat=True)}
    days |= {*answer.updates.values_list("due_on", flat=True)}
    return {day for day in days if day}


def editions_of(answer: Response) -> QuerySet[AnswerEdition]:
    """Return the earlier editions of an answer, newest first."""
    return answer.editions.select_related("cornerstone", "area_of_weakness", "removed").order_by("-edition")


def removal_of(row: AnswerEdition | Response) -> RemovedEdition | None:
    """Return since when and why an edition is not shown, or None. No query for what `editions_of` returned."""
    return getattr(row, "removed", None) if isinstance(row, AnswerEdition) else None


def changes_between(
    before: AnswerEdition | Response, after: AnswerEdition | Response, *, told: bool
) -> tuple[Changed, ...]:
    """Return what is different in `after`, part by part; nothing where one of the two is not shown any more.

    `told` says whether what people told us may be shown.
    """
    if removal_of(before) or removal_of(after):
        return ()
    parts = [name for name in LABELS if told or name not in TOLD_TEXTS]
    pairs = [(LABELS[name], _shown(before, name), _shown(after, name)) for name in parts]
    return tuple(Changed(label, old, new) for label, old, new in pairs if old != new)


def answered_at(submissions: Iterable[int]) -> dict[int, datetime]:
    """Return when a published answer first spoke to each submission, by its id; unanswered ones are left out.

    An experience that a correction added was answered by the correction, not by what stood before: otherwise a
    correction could make a late answer look early.
    """
    links = Response.experiences.through.objects.filter(submission__in=submissions, response__state="published")
    rows = links.values_list("submission_id", "response_id", "response__published_at", "response__corrected_at")
    links_of = list(rows)
    corrected = {response for _one, response, _first, at in links_of if at}
    first_seen = _first_seen(corrected)
    found: dict[int, datetime] = {}
    for submission, response, published, at in links_of:
        when = first_seen.get((response, submission), at) if response in corrected else published
        if when:
            found[submission] = min(found.get(submission, when), when)
    return found


def day_in_full(moment: datetime) -> str:
    """Return the day of a moment in words."""
    return in_full(timezone.localtime(moment).date())


def _first_seen(responses: set[int]) -> dict[tuple[int, int], datetime]:
    if not responses:
        return {}
    seen: dict[tuple[int, int], datetime] = {}
    rows = AnswerEdition.objects.filter(response__in=responses).order_by("response", "edition")
    for response, ids, stood_from in rows.values_list("response_id", "experience_ids", "stood_from"):
        for submission in ids:
            seen.setdefault((response, submission), stood_from)
    return seen


def _shown(row: AnswerEdition | Response, name: str) -> str:
    if name == "outcome":
        return str(row.get_outcome_display())
    value = getattr(row, name)
    if isinstance(value, date):
        return in_full(value)
    return str(value or "")
