"""What the desk sees of themes, with exact counts: for staff only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from feedback.enums import Speaker, View
from feedback.models import Response, Submission, Theme
from feedback.selectors.lists import PAGE_SIZE, Page, cut
from feedback.selectors.public import Experience, Stone, experiences_of
from feedback.selectors.themes.alike import Alike, themes_alike
from feedback.selectors.themes.groups import Group, Member, groups, theme


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
class Lines:
    """A page of themes, and pairs of all themes that look alike."""

    page: Page[Line]
    alike: tuple[Alike, ...]


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
    held: bool


def theme_lines(after: str = "", size: int = PAGE_SIZE) -> Lines:
    """Return `size` open themes by title, after the one with this address, with how many experiences are in each."""
    found = groups()
    slugs = [one.theme.slug for one in found]
    begin = slugs.index(after) + 1 if after in slugs else 0
    answered = _answered()
    rows = [_line(one, answered) for one in found[begin : begin + size + 1]]
    return Lines(cut(rows, [row.slug for row in rows], size), themes_alike(found))


def at_desk(slug: str, after: str = "", size: int = PAGE_SIZE) -> AtDesk | None:
    """Return an open theme with a page of its experiences, or None: unknown, or joined with another."""
    every = groups()
    found = next((one for one in every if one.theme.slug == slug), None)
    if found is None:
        return None
    return AtDesk(
        theme=found.theme,
        cornerstone=_stone(found.theme),
        joined=found.joined,
        roles=_by_role(found.members),
        total=len(found.members),
        page=_placed(found, after, size),
        alike=themes_alike(every, found.theme.pk),
        held=found.held,
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
    return [(one.theme.slug, one.theme.title) for one in groups() if one.theme.slug not in but]


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
