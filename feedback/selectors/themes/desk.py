"""What a person who sorts sees: the themes with exact counts (staff only), and what is in no theme yet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from feedback.enums import Speaker, View
from feedback.models import Conflict, InTheme, Response, Submission, Theme
from feedback.selectors.lists import PAGE_SIZE, Page, cut
from feedback.selectors.public import Experience, Stone, experiences_of
from feedback.selectors.themes.alike import Alike, same_words, themes_alike
from feedback.selectors.themes.groups import Group, Member, group, groups, theme
from feedback.selectors.themes.suggestions import Suggested, suggestions


@dataclass(frozen=True, slots=True)
class Line:
    """One theme in the list: how many public experiences say it, and how many see it differently. Exact, for staff."""

    slug: str
    title: str
    cornerstone: Stone
    same: int
    different: int
    joined: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Unsorted:
    """A public experience that is in no theme yet, what is suggested, and what looks like the same text sent twice."""

    experience: Experience
    suggested: tuple[Suggested, ...]
    twins: tuple[Experience, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A public experience in a theme; `theme` is the one that it was put in, where that was joined with this one."""

    experience: Experience
    theme: Theme
    differs: bool


@dataclass(frozen=True, slots=True)
class ByRole:
    """How many of one role say it, and how many see it differently (MO-10)."""

    who: str
    same: int
    different: int


@dataclass(frozen=True, slots=True)
class AtDesk:
    """One theme with all that belongs to it, as the desk sees it."""

    theme: Theme
    cornerstone: Stone
    joined: tuple[Theme, ...]
    roles: tuple[ByRole, ...]
    total: int
    page: Page[Placed]
    alike: tuple[Alike, ...]


def theme_lines(after: str = "", size: int = PAGE_SIZE) -> Page[Line]:
    """Return `size` open themes by title, after the one with this address, with how many experiences are in each."""
    found = groups()
    slugs = [one.theme.slug for one in found]
    begin = slugs.index(after) + 1 if after in slugs else 0
    answered = _answered()
    rows = [_line(one, answered) for one in found[begin : begin + size + 1]]
    return cut(rows, [row.slug for row in rows], size)


def unsorted(user: User, after: str = "", size: int = PAGE_SIZE) -> Page[Unsorted]:
    """Return `size` public experiences that are in no theme, the oldest first, after the one called `after`.

    What `user` declared a conflict about is left to colleagues (MO-09).
    """
    waiting = _unsorted(user).order_by("received_on", "pk")
    rows = list(_younger_than(waiting, after)[: size + 1])
    ready = _with_help([row.pk for row in rows[:size]])
    return cut([*ready, *rows[size:]], [row.reference for row in rows], size)  # type: ignore[list-item]  # cut off


def how_many_unsorted(user: User) -> int:
    """Return how many public experiences are in no theme, for whoever sorts them."""
    return _unsorted(user).count()


def chosen(user: User, references: Sequence[str]) -> tuple[list[Submission], tuple[Unsorted, ...]]:
    """Return the public submissions among `references` that `user` may sort, oldest first, and the same to read."""
    wanted = {reference.upper() for reference in references}
    rows = list(open_to(user).filter(reference__in=wanted).order_by("received_on", "pk"))
    return rows, tuple(_with_help([row.pk for row in rows]))


def open_to(user: User) -> QuerySet[Submission]:
    """Return the public experiences that `user` may put into themes: none that they declared a conflict about."""
    return Submission.objects.published().filter(~_in_conflict(user))


def at_desk(slug: str, after: str = "", size: int = PAGE_SIZE) -> AtDesk | None:
    """Return an open theme with a page of its experiences, or None: unknown, or joined with another."""
    found = group(slug)
    if found is None or found.theme.slug != slug:
        return None
    return AtDesk(
        theme=found.theme,
        cornerstone=_stone(found.theme),
        joined=found.joined,
        roles=_by_role(found.members),
        total=len(found.members),
        page=_placed(found, after, size),
        alike=themes_alike(found.theme.pk),
    )


def member(slug: str, reference: str) -> tuple[Theme, Submission] | None:
    """Return a theme and a public experience that was put in it, or None."""
    found = theme(slug)
    if found is None:
        return None
    experience = Submission.objects.published().filter(reference=reference.upper(), in_themes__theme=found).first()
    return (found, experience) if experience else None


def other_themes(but: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return address and title of every open theme but these, by title."""
    return list(Theme.objects.open().exclude(slug__in=but).values_list("slug", "title"))


def _unsorted(user: User) -> QuerySet[Submission]:
    return open_to(user).filter(~Exists(InTheme.objects.filter(submission=OuterRef("pk"))))


def _in_conflict(user: User) -> Exists:
    return Exists(Conflict.objects.filter(submission=OuterRef("pk"), user=user))


def _younger_than(submissions: QuerySet[Submission], after: str) -> QuerySet[Submission]:
    last = Submission.objects.published().filter(reference=after).first() if after else None
    if last is None:
        return submissions
    return submissions.filter(Q(received_on__gt=last.received_on) | Q(received_on=last.received_on, pk__gt=last.pk))


def _with_help(submissions: Sequence[int]) -> list[Unsorted]:
    if not submissions:
        return []
    suggested, twins = suggestions(submissions), same_words(submissions)
    shown = experiences_of({*submissions, *(twin for others in twins.values() for twin in others)})
    return [
        Unsorted(
            experience=shown[one],
            suggested=suggested.get(one, ()),
            twins=tuple(shown[twin] for twin in twins.get(one, ()) if twin in shown),
        )
        for one in submissions
        if one in shown
    ]


def _placed(found: Group, after: str, size: int) -> Page[Placed]:
    """Those who see it differently come first: a few voices are not to be overlooked."""
    ordered = [*found.seeing(View.DIFFERENT), *found.seeing(View.SAME)]
    references = dict(Submission.objects.filter(pk__in=found.submissions).values_list("pk", "reference"))
    keys = [references.get(one.submission, "") for one in ordered]
    begin = keys.index(after) + 1 if after and after in keys else 0
    some = ordered[begin : begin + size + 1]
    shown = experiences_of([one.submission for one in some])
    own = {theme.pk: theme for theme in found.themes}
    rows = [
        Placed(shown[one.submission], own[one.theme], differs=one.view == View.DIFFERENT)
        for one in some
        if one.submission in shown
    ]
    return cut(rows, [row.experience.reference for row in rows], size)


def _by_role(members: Sequence[Member]) -> tuple[ByRole, ...]:
    counted = Counter((member.speaker, member.view) for member in members)
    rows = [ByRole(who.label, counted[who, View.SAME], counted[who, View.DIFFERENT]) for who in Speaker]
    return tuple(row for row in rows if row.same or row.different)


def _line(found: Group, answered: set[int]) -> Line:
    return Line(
        slug=found.theme.slug,
        title=found.theme.title,
        cornerstone=_stone(found.theme),
        same=len(found.seeing(View.SAME)),
        different=len(found.seeing(View.DIFFERENT)),
        joined=len(found.joined),
        answered=any(each.pk in answered for each in found.themes),
    )


def _answered() -> set[int]:
    answers = Response.objects.published().exclude(theme=None).order_by()
    return {pk for pk in answers.values_list("theme_id", flat=True) if pk}


def _stone(theme: Theme) -> Stone:
    return Stone(theme.cornerstone.slug, theme.cornerstone.name)
