"""What a responder of the council sees: what waits, what is being written. Never the words as sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from accounts.models import User
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.models import Response, Submission
from feedback.selectors.lists import EVERYTHING, PAGE_SIZE, Filters, Page, cut
from feedback.selectors.public import Experience, experiences_of, matching
from feedback.selectors.rollups import Cut, sums
from feedback.selectors.second_reader import read_in_words
from feedback.selectors.waiting import due_in_words, unanswered, working_days_in_words
from lib import clock, working_days


@dataclass(frozen=True)
class Waiting:
    """A published experience without an answer. `age` counts working days since it was sent."""

    experience: Experience
    age: int
    age_words: str
    due_on: date
    due_words: str
    overdue: bool
    being_answered_by: tuple[str, ...]


@dataclass(frozen=True)
class DraftAnswer:
    """An answer that somebody is writing."""

    reference: str
    said: str
    title: str
    by_name: str
    at: datetime
    experiences: int
    on_it: str = ""
    corrects: str = ""
    read: str = ""


def waiting_for_an_answer(filters: Filters = EVERYTHING, after: str = "", size: int = PAGE_SIZE) -> Page[Waiting]:
    """Return `size` public experiences that nobody has answered, the oldest first, after the one called `after`."""
    waiting = unanswered().filter(matching(filters)).order_by("received_on", "pk")
    rows = list(_younger_than(waiting, after)[: size + 1])
    public = experiences_of([row.pk for row in rows])
    writers = _writers(rows)
    shown = [row for row in rows if row.pk in public]
    return cut(
        [_waiting(public[row.pk], row, writers.get(row.pk, ())) for row in shown],
        [row.reference for row in shown],
        size,
    )


def how_many_wait() -> int:
    """Return how many public experiences nobody has answered. For staff only: it is exact."""
    return sums(Cut()).waiting


def draft_answers(of: User | None = None) -> tuple[DraftAnswer, ...]:
    """Return the drafts that `of` is on, or everybody's, last saved first. Three queries."""
    drafts = Response.objects.drafts().select_related("written_by", "assigned_to", "corrects")
    drafts = drafts.prefetch_related("experiences", "readings")
    if of is not None:
        drafts = drafts.filter(assigned_to=of)
    return tuple(
        DraftAnswer(
            reference=draft.reference,
            said=draft.said,
            title=draft.get_outcome_display(),
            by_name=draft.written_by.name,
            at=draft.written_at,
            experiences=len(draft.experiences.all()),
            on_it=draft.assigned_to.name if draft.assigned_to else "",
            corrects=draft.corrects.reference if draft.corrects else "",
            read=read_in_words(draft),
        )
        for draft in drafts
    )


def correction_of(response: Response) -> DraftAnswer | None:
    """Return the correction of a published answer that somebody has begun, or None."""
    return next((one for one in draft_answers() if one.corrects == response.reference), None)


def submissions_not_public_of(response: Response) -> list[Submission]:
    """Return what `response` answers and nobody may see just now."""
    return list(Submission.objects.filter(responses=response).exclude(pk__in=Submission.objects.published()))


def draft(reference: str) -> Response | None:
    """Return the draft with this reference, or None."""
    return Response.objects.drafts().filter(reference=reference.upper()).first()


def response(reference: str) -> Response | None:
    """Return the answer with this reference, draft or published, or None; also while somebody may not be safe in it."""
    return Response.objects.unheld().filter(reference=reference.upper()).first()


def public_submissions(references: Iterable[str]) -> list[Submission]:
    """Return the submissions among `references` that are public, oldest first. Unknown ones are left out."""
    wanted = {reference.upper() for reference in references}
    return list(Submission.objects.published().filter(reference__in=wanted).order_by("received_on", "pk"))


def public_submissions_of(response: Response) -> list[Submission]:
    """Return the submissions that `response` answers and that are public, oldest first."""
    return list(Submission.objects.published().filter(responses=response).order_by("received_on", "pk"))


def experiences_in_order(submissions: Sequence[Submission]) -> tuple[Experience, ...]:
    """Return the published text of `submissions`, oldest first."""
    return tuple(experiences_of([submission.pk for submission in submissions]).values())


def cornerstones() -> list[Cornerstone]:
    """Return the cornerstones in their order."""
    return list(Cornerstone.objects.all())


def areas_of_weakness() -> list[AreaOfWeakness]:
    """Return the areas that inspectors named, in their order."""
    return list(AreaOfWeakness.objects.all())


def _younger_than(submissions: QuerySet[Submission], after: str) -> QuerySet[Submission]:
    last = Submission.objects.published().filter(reference=after).first() if after else None
    if last is None:
        return submissions
    return submissions.filter(Q(received_on__gt=last.received_on) | Q(received_on=last.received_on, pk__gt=last.pk))


def _writers(submissions: Sequence[Submission]) -> dict[int, tuple[str, ...]]:
    drafts = Response.objects.drafts().filter(experiences__in=submissions).order_by("pk")
    found: dict[int, tuple[str, ...]] = {}
    for key, name in drafts.values_list("experiences", "written_by__name"):
        found[key] = (*found.get(key, ()), name)
    return found


def _waiting(experience: Experience, submission: Submission, writers: tuple[str, ...]) -> Waiting:
    age = working_days.between(submission.received_on, clock.today())
    return Waiting(
        experience=experience,
        age=age,
        age_words=f"Sent {working_days_in_words(age)} ago" if age else "Sent today",
        due_on=experience.answer_due_on,
        due_words=due_in_words(experience.answer_due_on),
        overdue=experience.overdue,
        being_answered_by=writers,
    )
