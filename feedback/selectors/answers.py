"""What the council answered and promised, as anybody may read it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from feedback.enums import Outcome, ResponseState
from feedback.models import Reopening, Response, Submission
from feedback.models.responses import ResponseQuerySet
from feedback.selectors.lists import EVERYTHING, PAGE_SIZE, Filters, Page, cut
from feedback.selectors.promised import ended, ever_promised, with_promises
from feedback.selectors.public import Experience, Stone, experiences_of, publicly_matching
from feedback.selectors.quarters import published_in
from feedback.selectors.statuses import answers_in
from feedback.selectors.themes.links import ThemeLink, public_links
from feedback.selectors.updates import OPEN_AGAIN, Standing, Update, by_day, standing, updates_of, with_progress
from feedback.selectors.waiting import in_full
from lib.words import opening


@dataclass(frozen=True)
class Answer:
    """One answer. `experiences` are those that are public; `said` and `child_version` are empty while none of them is,
    and while anybody in what it ever answered may not be safe. `for_children` says that there is a `child_version`.

    `outcome` is the code, `title` its words ("We will do this"); `due_on` is the day that holds now, and
    `first_due_in_full` the one first promised, where it moved; `due_words` say how far off it is, or that it is done.
    `answered_on` is the day of its first edition. `edition` counts corrections from 1, `corrected_in_full` is the day
    of the last one and `correction_reason` why. A promise that a correction gave up keeps its day and says so.
    `open_again` says in words that families asked to look at it again, and is empty otherwise.
    """

    reference: str
    href: str
    said: str
    outcome: str
    title: str
    answer: str
    reason: str
    evidence: str
    owner: str
    due_on: date | None
    due_in_full: str
    due_words: str
    first_due_in_full: str
    overdue: bool
    closed: bool
    tone: str
    cornerstone: Stone
    area_of_weakness: str
    answered_on: date
    updated_on: date
    experiences: tuple[Experience, ...]
    child_version: str
    for_children: bool
    updates: tuple[Update, ...]
    theme: ThemeLink | None = None
    edition: int = 1
    corrected_in_full: str = ""
    correction_reason: str = ""
    open_again: str = ""

    @property
    def called(self) -> str:
        """What it is called where it stands in a list: what the answer is, and its first words."""
        return f"{self.title}: {opening(self.answer)}"


def answer(reference: str) -> Answer | None:
    """Return the published answer with this reference, or None."""
    rows = _with_all(Response.objects.published().filter(reference=reference.upper()))
    return next(iter(as_answers(rows)), None)


def you_said_we_did(filters: Filters = EVERYTHING, after: str = "", size: int = PAGE_SIZE) -> Page[Answer]:
    """Return `size` published answers, newest first, of every outcome, that come after the one called `after`.

    Place and who look only at experiences that are public now, so that a filter never tells what is hidden.
    """
    rows = list(_older_than(narrowed(filters), after)[: size + 1])
    return cut(as_answers(rows), [row.reference for row in rows], size)


def answers_of(submission: Submission) -> tuple[Answer, ...]:
    """Return the published answers to one submission, newest first."""
    return tuple(as_answers(_with_all(Response.objects.published().filter(experiences=submission))))


def answers_to(reference: str) -> tuple[Answer, ...]:
    """Return the published answers to the experience with this reference, newest first."""
    return tuple(as_answers(_with_all(Response.objects.published().filter(experiences__reference=reference.upper()))))


def answers_to_themes(themes: Sequence[int]) -> tuple[Answer, ...]:
    """Return the published answers that point to one of these themes, newest first (LA-03)."""
    return tuple(as_answers(_with_all(Response.objects.published().filter(theme__in=themes))))


def answers_published_between(first: date, last: date) -> tuple[Answer, ...]:
    """Return every answer published from `first` to `last`, oldest first."""
    rows = Response.objects.published().filter(published_at__date__range=(first, last))
    return tuple(as_answers(_with_all(rows.order_by("published_at", "pk"))))


def with_public_words(references: Iterable[str]) -> set[str]:
    """Return of which answers what was said may be repeated: see `telling`."""
    found = Response.objects.retold().filter(reference__in=list(references))
    return set(found.values_list("reference", flat=True))


def promises(after: str = "", size: int = PAGE_SIZE) -> Page[Answer]:
    """Return published answers that promise something by a day: the earliest day first, what is done or given up last.

    The day is the one that holds now: an update may have moved it. What a correction gave up stays in the list.
    """
    made = by_day(_with_all(ever_promised(Response.objects.published())), after)
    rows = list(made[: size + 1])
    return cut(as_answers(rows), [row.reference for row in rows], size)


def promises_called(references: Collection[str]) -> tuple[Answer, ...]:
    """Return those of these answers that are public and ever promised something by a day, the earliest day first."""
    made = ever_promised(Response.objects.published().filter(reference__in=list(references)))
    return tuple(as_answers(by_day(_with_all(made))))


def promises_open_under(cornerstone: str, most: int) -> tuple[Answer, ...]:
    """Return public promises under this cornerstone that are neither done nor given up, the newest `most` of them."""
    made = ever_promised(Response.objects.published().filter(cornerstone__slug=cornerstone))
    progressed: Any = with_progress(_with_all(made))
    return tuple(as_answers(progressed.filter(closed=0).order_by("-published_at", "-pk")[:most]))


def keys_of_promises(references: Collection[str]) -> dict[str, int]:
    """Return the id of each answer of `references` that is public and ever promised something by a day."""
    made = ever_promised(Response.objects.published().filter(reference__in=list(references)))
    return dict(made.order_by().values_list("reference", "pk"))


def preview(response: Response) -> Answer:
    """Return a draft as families would read it if it were published today."""
    return as_answers([response])[0]


def _with_all(responses: ResponseQuerySet) -> QuerySet[Response]:
    again = Reopening.objects.filter(response=OuterRef("pk"), closed_on=None).values("opened_on")[:1]
    with_words = responses.telling().select_related("cornerstone", "area_of_weakness")
    return with_promises(with_words.annotate(opened_again_on=Subquery(again)))


def narrowed(filters: Filters) -> QuerySet[Response]:
    """Return the published answers that match, newest first, with all that `as_answers` needs."""
    responses = answers_in(_with_all(Response.objects.published()), filters.status)
    responses = responses.filter(published_in(filters.when))
    if filters.cornerstone:
        responses = responses.filter(cornerstone__slug=filters.cornerstone)
    if filters.outcome:
        responses = responses.filter(outcome=filters.outcome)
    if not about(filters).any:
        return responses
    public = Submission.objects.published().filter(publicly_matching(about(filters)), responses=OuterRef("pk"))
    return responses.filter(Exists(public))


def about(filters: Filters) -> Filters:
    """Return what of these filters asks about the experiences that are answered, not about the answer."""
    return Filters(place=filters.place, who=filters.who, phase=filters.phase)


def _older_than(responses: QuerySet[Response], after: str) -> QuerySet[Response]:
    last = Response.objects.published().filter(reference=after).first() if after else None
    if last is None:
        return responses
    return responses.filter(Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, pk__lt=last.pk))


def as_answers(responses: Sequence[Response] | QuerySet[Response]) -> list[Answer]:
    """Return answers as anybody may read them, with the experiences that are public now and what happened since."""
    rows = list(responses)
    links = Response.experiences.through.objects.filter(response__in=[row.pk for row in rows])
    pairs = list(links.values_list("response_id", "submission_id"))
    public = experiences_of({submission for _response, submission in pairs}) if pairs else {}
    updates = updates_of(rows) if rows else {}
    themes = public_links(row.theme_id for row in rows if row.theme_id)
    answers = [
        _answer(
            row,
            tuple(public[key] for key in public if (row.pk, key) in pairs),
            updates.get(row.pk, ()),
        )
        for row in rows
    ]
    return [replace(one, theme=themes.get(row.theme_id or 0)) for one, row in zip(answers, rows, strict=True)]


def _answer(response: Response, public: tuple[Experience, ...], updates: tuple[Update, ...]) -> Answer:
    again = getattr(response, "opened_again_on", None)  # a draft was never opened again
    tells = getattr(response, "tells", bool(public))
    stands = _stands(response, updates, again)
    due_on, first = stands.due_on, stands.first_due_on
    corrected_on = timezone.localtime(response.corrected_at).date() if response.corrected_at else None
    shown_at = response.published_at if response.state == ResponseState.PUBLISHED else response.written_at
    answered_on = timezone.localtime(shown_at or response.written_at).date()
    shown_on = corrected_on or answered_on
    return Answer(
        reference=response.reference,
        href=reverse("answer", args=[response.reference]),
        said=response.said if tells else "",
        outcome=response.outcome,
        title=response.get_outcome_display(),
        answer=response.answer,
        reason=response.reason,
        evidence=response.evidence,
        owner=response.owner,
        due_on=due_on,
        due_in_full=in_full(due_on) if due_on else "",
        due_words=stands.words,
        first_due_in_full=in_full(first) if first else "",
        overdue=stands.overdue,
        closed=stands.closed,
        tone=stands.tone,
        cornerstone=Stone(response.cornerstone.slug, response.cornerstone.name),
        area_of_weakness=str(response.area_of_weakness or ""),
        answered_on=answered_on,
        updated_on=max(updates[-1].on, shown_on) if updates else shown_on,
        experiences=public,
        child_version=response.child_version if tells else "",
        for_children=bool(response.child_version),
        updates=updates,
        edition=response.edition,
        corrected_in_full=in_full(corrected_on) if corrected_on else "",
        correction_reason=response.correction_reason,
        open_again=OPEN_AGAIN if again else "",
    )


def _stands(response: Response, updates: tuple[Update, ...], opened_on: date | None) -> Standing:
    """Return how what it promises stands, or what it promised before a correction turned it into something else."""
    first, last, at = (getattr(response, name, None) for name in ("first_day", "last_day", "promise_ended_at"))
    if response.outcome == Outcome.WILL or last is None or at is None:  # a draft has none of them
        return standing(response.due_on, updates, first_due_on=first, opened_on=opened_on)
    on = timezone.localtime(at).date()
    return ended(last, first_due_on=first, outcome=response.outcome, on=on, opened_on=opened_on)
