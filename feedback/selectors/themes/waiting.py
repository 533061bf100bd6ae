"""Themes that the council has not answered (LA-03), with their age; and what of a theme an answer is for."""

from dataclasses import dataclass
from datetime import date

from authority.selectors import settings
from feedback.models import Response, Submission, Theme
from feedback.selectors.lists import PAGE_SIZE, Page, cut
from feedback.selectors.themes.groups import Group, group, groups
from feedback.selectors.waiting import answer_due_on, due_in_words, is_overdue, unanswered, working_days_in_words
from lib import clock, working_days

MOST_TOGETHER = 50  # experiences in one answer


@dataclass(frozen=True, slots=True)
class UnansweredTheme:
    """A theme that no published answer points to.

    `waiting` are its experiences that have no answer of their own either, of `total`; exact, for staff. Its age and its
    day count from the oldest of these: where each has an answer, nothing is late, and `due_words` are empty.
    """

    slug: str
    title: str
    total: int
    waiting: int
    age_words: str
    due_words: str
    overdue: bool
    being_answered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A theme, the public experiences that its answer begins with, and whether some had to be left for another."""

    theme: Theme
    references: tuple[str, ...]
    left: int


def unanswered_themes(after: str = "", size: int = PAGE_SIZE) -> Page[UnansweredTheme]:
    """Return `size` themes that no published answer points to, after the one with this address.

    The one whose experiences wait longest comes first; those in which each has an answer of its own come last.
    """
    answered = {*Response.objects.published().exclude(theme=None).order_by().values_list("theme_id", flat=True)}
    found = [one for one in groups() if one.members and not answered & {each.pk for each in one.themes}]
    open_ones = _open_ones(found)
    ordered = sorted(found, key=lambda one: (_since(one, open_ones) or date.max, one.theme.pk))
    slugs = [one.theme.slug for one in ordered]
    begin = slugs.index(after) + 1 if after in slugs else 0
    some = ordered[begin : begin + size + 1]
    return cut(_lines(some, open_ones), [one.theme.slug for one in some], size)


def how_many_unanswered_themes() -> int:
    """Return how many themes wait for an answer. For staff only: it is exact."""
    return len(unanswered_themes(size=10_000).items)


def to_answer(slug: str) -> ToAnswer | None:
    """Return what an answer to this theme begins with: what has no answer first, then the oldest first.

    At most MOST_TOGETHER experiences. None for a theme that is unknown or that has nothing public.
    """
    found = group(slug)
    if found is None or not found.members:
        return None
    open_ones = {*unanswered().filter(pk__in=found.submissions).values_list("pk", flat=True)}
    ordered = sorted(found.submissions, key=lambda one: one not in open_ones)[:MOST_TOGETHER]
    names = dict(Submission.objects.published().filter(pk__in=ordered).values_list("pk", "reference"))
    references = tuple(names[one] for one in ordered if one in names)
    return ToAnswer(found.theme, references, left=len(found.submissions) - len(references))


def theme_to_answer(slug: str) -> Theme | None:
    """Return the open theme that an answer names by its address, or None; joined ones lead to what they are part of."""
    found = group(slug) if slug else None
    return found.theme if found and found.members else None


def _open_ones(found: list[Group]) -> set[int]:
    every = {one for each in found for one in each.submissions}
    return {*unanswered().filter(pk__in=every).values_list("pk", flat=True)} if every else set()


def _since(found: Group, open_ones: set[int]) -> date | None:
    """Return the day on which the oldest of its experiences without an answer was sent; None where each has one."""
    return next((one.received_on for one in found.members if one.submission in open_ones), None)


def _lines(some: list[Group], open_ones: set[int]) -> list[UnansweredTheme]:
    writers = _writers(some)
    within = settings().answered_within_days
    return [_line(one, open_ones, writers.get(one.theme.pk, ()), within) for one in some]


def _writers(some: list[Group]) -> dict[int, tuple[str, ...]]:
    head = {theme.pk: one.theme.pk for one in some for theme in one.themes}
    drafts = Response.objects.drafts().filter(theme__in=head).order_by("pk")
    found: dict[int, tuple[str, ...]] = {}
    for theme, name in drafts.values_list("theme_id", "written_by__name"):
        if theme is not None:
            found[head[theme]] = (*found.get(head[theme], ()), name)
    return found


def _line(found: Group, open_ones: set[int], writers: tuple[str, ...], within: int) -> UnansweredTheme:
    since = _since(found, open_ones)
    due_on = answer_due_on(since, within) if since else None
    return UnansweredTheme(
        slug=found.theme.slug,
        title=found.theme.title,
        total=len(found.members),
        waiting=len(open_ones & {*found.submissions}),
        age_words=_age_in_words(since) if since else "Each of its experiences has an answer of its own",
        due_words=due_in_words(due_on) if due_on else "",
        overdue=bool(due_on and is_overdue(due_on)),
        being_answered_by=writers,
    )


def _age_in_words(since: date) -> str:
    age = working_days.between(since, clock.today())
    return f"The oldest without an answer was sent {working_days_in_words(age)} ago" if age else "Sent today"
