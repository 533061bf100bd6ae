"""Earlier versions of an answer as anybody may read them: only while the answer itself is public."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from feedback.models import AnswerEdition, Response
from feedback.selectors.answer_editions import Changed, changes_between, day_in_full, editions_of, removal_of
from feedback.selectors.answers import Answer, answer
from feedback.selectors.public import Experience, Stone, experiences_of
from feedback.selectors.waiting import in_full


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier version: from when until when it stood, why it was corrected, and what changed then."""

    edition: int
    href: str
    stood_from: str
    stood_until: str
    reason: str
    changes: tuple[Changed, ...]
    links_changed: bool
    removed_on: str = ""  # the day on which it was taken from view to protect somebody, and why
    removed_why: str = ""
    next_removed: bool = False


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """One earlier version in full, beside the answer as it stands today."""

    was: Answer
    now: Answer
    about: Earlier


def earlier_versions(reference: str) -> tuple[Earlier, ...]:
    """Return the earlier versions of a public answer, newest first; empty for one that was never corrected."""
    found = Response.objects.published().filter(reference=reference.upper()).first()
    return _earlier(found) if found else ()


def earlier_version(reference: str, edition: int) -> EarlierPage | None:
    """Return one earlier version of a public answer as it stood, or None."""
    found, now = Response.objects.published().filter(reference=reference.upper()).first(), answer(reference)
    if found is None or now is None:
        return None
    about = next((one for one in _earlier(found) if one.edition == edition), None)
    row = editions_of(found).filter(edition=edition).first()
    return EarlierPage(_as_it_stood(row, now), now, about) if row and about else None


def changes_of(draft: Response) -> tuple[Changed, ...]:
    """Return what a draft changes in the published answer that it corrects."""
    return changes_between(draft.corrects, draft, told=True) if draft.corrects else ()


@dataclass(frozen=True, slots=True)
class LinksChange:
    """Which public experiences a correction answers that the answer did not, and which it answers no more."""

    added: tuple[Experience, ...]
    left_out: tuple[Experience, ...]


def links_changed_by(draft: Response) -> LinksChange | None:
    """Return how a draft changes what the published answer speaks to; None where it changes nothing."""
    if draft.corrects is None:
        return None
    new, old = ({*one.experiences.values_list("pk", flat=True)} for one in (draft, draft.corrects))
    if new == old:
        return None
    public = experiences_of(new ^ old)
    added, left_out = (tuple(public[pk] for pk in public if pk in some) for some in (new - old, old - new))
    return LinksChange(added, left_out)


def _earlier(found: Response) -> tuple[Earlier, ...]:
    rows = list(editions_of(found))
    followers: list[AnswerEdition | Response] = [found, *rows[:-1]] if rows else []
    told = _may_show_told(found, rows)
    now_ids = sorted(found.experiences.values_list("pk", flat=True)) if rows else []
    ids = [now_ids, *(row.experience_ids for row in rows[:-1])] if rows else []
    return tuple(
        Earlier(
            edition=row.edition,
            href=reverse("earlier_answer", args=[found.reference, row.edition]),
            stood_from=day_in_full(row.stood_from),
            stood_until=day_in_full(_begins(after)),
            reason="" if removal_of(after) else after.correction_reason,
            changes=changes_between(row, after, told=told),
            links_changed=row.experience_ids != after_ids and not (removal_of(row) or removal_of(after)),
            **_removed(row),
            next_removed=removal_of(after) is not None,
        )
        for row, after, after_ids in zip(rows, followers, ids, strict=True)
    )


def _removed(row: AnswerEdition) -> dict[str, str]:
    removal = removal_of(row)
    return {"removed_on": day_in_full(removal.at), "removed_why": removal.reason} if removal else {}


def _may_show_told(found: Response, rows: list[AnswerEdition]) -> bool:
    """What people told us is shown only while something of theirs is public, in every version, and all are safe."""
    if not rows or not Response.objects.retold().filter(pk=found.pk).exists():
        return False
    each = [{*row.experience_ids} for row in rows]
    public = {*experiences_of({one for ids in each for one in ids})}
    return all(ids & public for ids in each)


def _begins(row: AnswerEdition | Response) -> datetime:
    at = row.stood_from if isinstance(row, AnswerEdition) else row.corrected_at
    if at is None:  # PostgreSQL keeps it for every second edition
        raise ValueError(f"edition of {row} without a day")
    return at


def _as_it_stood(row: AnswerEdition, now: Answer) -> Answer:
    """Return an answer as this edition said it; of one that was removed only what it promised (see RemovedEdition)."""
    shown = removal_of(row) is None
    public = experiences_of(row.experience_ids) if shown else {}
    tells = bool(public and now.said)  # of today's answer too nothing that families told is hidden
    return replace(
        now,
        said=row.said if tells else "",
        outcome=row.outcome,
        title=row.get_outcome_display(),
        answer=row.answer if shown else "",
        reason=row.reason if shown else "",
        evidence=row.evidence if shown else "",
        owner=row.owner if shown else "",
        due_on=row.due_on,
        due_in_full=in_full(row.due_on) if row.due_on else "",
        due_words="",
        first_due_in_full="",
        cornerstone=Stone(row.cornerstone.slug, row.cornerstone.name),
        area_of_weakness=str(row.area_of_weakness or ""),
        experiences=tuple(public.values()),
        child_version=row.child_version if tells else "",
        updates=(),
        open_again="",
    )
