"""What anybody may read of what people told us. Only published text is in here, and only while it is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from authority.selectors import settings
from feedback.enums import Speaker, TextField, Voice, YoungVoice
from feedback.models import PublishedVersion, Response, Submission
from feedback.selectors.how_it_came import told_to_a_helper
from feedback.selectors.lists import EVERYTHING, PAGE_SIZE, Filters, Page, cut
from feedback.selectors.quarters import published_in
from feedback.selectors.statuses import experiences_in
from feedback.selectors.waiting import answer_due_on, due_in_words, in_full, is_overdue

YOUNG = "young-"  # how the voices of young people begin in an address
GROUPS = {
    Speaker.PARENT_CARER: "A group of parent carers",
    Speaker.YOUNG_PERSON: "A group of children or young people",
    Speaker.PROFESSIONAL: "A group of professionals",
    Speaker.PARTNER: "A group of partners",
}


@dataclass(frozen=True)
class Stone:
    """A cornerstone by its slug and name."""

    slug: str
    name: str


@dataclass(frozen=True)
class Experience:
    """One published experience as anybody may read it. Days are days of publication, never of writing.

    `district` is empty for a young person, whose words stand without a place (decision 9); `told` says that a helper
    was told; `lang` is the code of the language of the words, empty for English.
    """

    reference: str
    href: str
    who: str
    speaker: str
    valued: str
    needs_change: str
    edited: bool
    edition: int
    district: str
    cornerstones: tuple[Stone, ...]
    published_on: date
    may_quote: bool
    answered: bool
    answer_due_on: date
    overdue: bool
    standing: str
    told: str
    lang: str


def experience(reference: str) -> Experience | None:
    """Return the public experience with this reference, or None: unknown, not published, withdrawn or not safe."""
    found = _with_all(_visible()).filter(submission__reference=reference.upper()).first()
    return _experience(found, settings().answered_within_days) if found else None


def experiences(filters: Filters = EVERYTHING, after: str = "", size: int = PAGE_SIZE) -> Page[Experience]:
    """Return `size` public experiences, newest first, that come after the one whose reference is `after`."""
    rows = list(_older_than(narrowed(filters), after)[: size + 1])
    return cut(as_experiences(rows), [row.submission.reference for row in rows], size)


def narrowed(filters: Filters) -> QuerySet[PublishedVersion]:
    """Return the public versions that match, newest first, with all that `as_experiences` needs."""
    rows = _visible().filter(publicly_matching(filters, "submission__"), published_in(filters.when))
    if filters.area:
        rows = rows.filter(submission__in=_answered_about(filters.area))
    if filters.says in TextField.values:
        rows = rows.exclude(**{filters.says: ""})
    return _with_all(experiences_in(rows, filters.status))


def as_experiences(rows: Iterable[PublishedVersion]) -> list[Experience]:
    """Return versions that `narrowed` found as anybody may read them."""
    within = settings().answered_within_days
    return [_experience(row, within) for row in rows]


def experiences_published_between(first: date, last: date) -> tuple[Experience, ...]:
    """Return every experience that is public now and whose text was published from `first` to `last`, oldest first."""
    rows = _with_all(_visible()).filter(published_at__date__range=(first, last)).order_by("published_at", "pk")
    within = settings().answered_within_days
    return tuple(_experience(row, within) for row in rows)


def experiences_of(submissions: Iterable[int] | QuerySet[Submission]) -> dict[int, Experience]:
    """Return the public ones among these submissions by their id, oldest first. What is not public is left out."""
    rows = _with_all(_visible()).filter(submission__in=submissions).order_by("published_at", "pk")
    within = settings().answered_within_days
    return {row.submission_id: _experience(row, within) for row in rows}


def matching(filters: Filters, prefix: str = "") -> Q:
    """Return the condition on a submission (reached by `prefix`) that these filters ask for. For staff: it is exact."""
    asked = {
        "cornerstones__slug": filters.cornerstone,
        "district__slug": filters.place,
        "phase": filters.phase,
        **_speaking(filters.who),
    }
    return Q(**{f"{prefix}{name}": value for name, value in asked.items() if value})


def publicly_matching(filters: Filters, prefix: str = "") -> Q:
    """Return the same for anybody: a place or an age never finds a young person, whose card shows neither."""
    asked = matching(filters, prefix)
    return asked & ~Q(**{f"{prefix}speaker": Speaker.YOUNG_PERSON}) if filters.place or filters.phase else asked


def who_in_words(submission: Submission) -> str:
    """Return who is speaking in words; never how many they are, which could point to them."""
    if submission.voice == Voice.GROUP:
        return GROUPS[Speaker(submission.speaker)]
    who = submission.get_speaker_display()
    if submission.voice == Voice.SUPPORTED:
        return f"{who}, with help"
    return f"Somebody speaking for a {who.lower()}" if submission.voice == Voice.ON_BEHALF else who


def _speaking(who: str) -> dict[str, str]:
    if who in YoungVoice.values:
        return {"speaker": Speaker.YOUNG_PERSON, "voice": who.removeprefix(YOUNG)}
    return {"speaker": who}


def _answered_about(area: str) -> QuerySet[Submission]:
    """Return what is answered under this area of weakness, by an answer that anybody may read."""
    answers = Response.objects.published().filter(area_of_weakness__code=area)
    return Submission.objects.filter(responses__in=answers.order_by().values("pk"))


def _visible() -> QuerySet[PublishedVersion]:
    return PublishedVersion.objects.visible().without_search().order_by("-published_at", "-pk")


def _with_all(versions: QuerySet[PublishedVersion]) -> QuerySet[PublishedVersion]:
    answers = Response.objects.published().filter(experiences=OuterRef("submission"))
    return (
        versions.annotate(is_answered=Exists(answers))
        .select_related("submission__district", "submission__helper_entry")
        .prefetch_related("submission__cornerstones")
    )


def _older_than(versions: QuerySet[PublishedVersion], after: str) -> QuerySet[PublishedVersion]:
    last = _visible().filter(submission__reference=after).first() if after else None
    if last is None:
        return versions
    return versions.filter(Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, pk__lt=last.pk))


def _experience(version: PublishedVersion, within: int) -> Experience:
    submission = version.submission
    answered = bool(getattr(version, "is_answered", False))
    due_on = answer_due_on(submission.received_on, within)
    return Experience(
        reference=submission.reference,
        href=reverse("experience", args=[submission.reference]),
        who=who_in_words(submission),
        speaker=submission.speaker,
        valued=version.valued,
        needs_change=version.needs_change,
        edited=version.edited,
        edition=version.edition,
        district=_place(submission),
        cornerstones=tuple(Stone(stone.slug, stone.name) for stone in submission.cornerstones.all()),
        published_on=timezone.localtime(version.published_at).date(),
        may_quote=submission.may_quote,
        answered=answered,
        answer_due_on=due_on,
        overdue=not answered and is_overdue(due_on),
        standing=_standing(due_on, answered=answered),
        told=told_to_a_helper(submission),
        lang=submission.lang,
    )


def _place(submission: Submission) -> str:
    shown = submission.speaker != Speaker.YOUNG_PERSON and submission.district
    return shown.name if shown else ""


def _standing(due_on: date, *, answered: bool) -> str:
    if answered:
        return "The council has answered"
    if is_overdue(due_on):
        return f"No answer yet. We promised one by {in_full(due_on)}: {due_in_words(due_on)}"
    return f"Waiting for an answer. We promised one by {in_full(due_on)}"
