"""Themes with everything that belongs to them: what was joined with them, and their public experiences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from feedback.enums import ThemeState, View
from feedback.models import InTheme, Submission, Theme


@dataclass(frozen=True, slots=True)
class Member:
    """One public experience in a theme; `theme` is the id of the theme that it was put in, joined or not."""

    submission: int
    theme: int
    view: str
    speaker: str
    received_on: date


@dataclass(frozen=True, slots=True)
class Group:
    """One open theme, the themes that were joined with it, and its public experiences, each once, oldest first.

    While `held` nobody reads what it says, at the desk either: see `unsafe_heads`.
    """

    theme: Theme
    joined: tuple[Theme, ...]
    members: tuple[Member, ...]
    held: bool = False

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The theme and all that was joined with it."""
        return (self.theme, *self.joined)

    @property
    def submissions(self) -> tuple[int, ...]:
        """The ids of its public experiences."""
        return tuple(member.submission for member in self.members)

    def seeing(self, view: str) -> tuple[Member, ...]:
        """Return those of one view."""
        return tuple(member for member in self.members if member.view == view)


def groups() -> tuple[Group, ...]:
    """Return every open theme as a group, by title. Three queries, however many there are.

    A theme is left out while nothing that is in it is public: its words would tell of what is hidden, whatever was
    joined with it. One that nothing was put in, or from which all was taken out, is there.
    """
    themes = list(Theme.objects.select_related("cornerstone", "merged_into"))
    heads = _heads({theme.pk: theme.merged_into_id for theme in themes})
    held = unsafe_heads(heads)
    public, full = _members()
    members: dict[int, dict[int, Member]] = {}
    for member in public:
        _keep(members.setdefault(heads[member.theme], {}), member)
    hidden = full - {member.theme for member in public}
    joined: dict[int, list[Theme]] = {}
    for theme in themes:
        if heads[theme.pk] != theme.pk and theme.pk not in hidden:
            joined.setdefault(heads[theme.pk], []).append(theme)
    return tuple(
        Group(theme, tuple(joined.get(theme.pk, ())), tuple(members.get(theme.pk, {}).values()), theme.pk in held)
        for theme in themes
        if theme.state == ThemeState.OPEN and theme.pk not in hidden
    )


def group(slug: str) -> Group | None:
    """Return the open theme with this address as a group, or the one that it was joined with, or None."""
    found = theme(slug)
    if found is None:
        return None
    return next((one for one in groups() if found.pk in {each.pk for each in one.themes}), None)


def theme(slug: str) -> Theme | None:
    """Return the theme with this address, open or joined with another, or None."""
    return Theme.objects.select_related("cornerstone").filter(slug=slug).first()


def theme_at_desk(slug: str) -> Theme | None:
    """Return the theme with this address, as the desk may see it: None while all that is in it is hidden."""
    found = group(slug)
    return next((one for one in found.themes if one.slug == slug), None) if found else None


def theme_to_word(slug: str) -> Theme | None:
    """Return the same to change what it says: None while its words are held, too."""
    found = group(slug)
    return None if found is None or found.held else theme_at_desk(slug)


def head_of(theme: Theme) -> Theme:
    """Return the open theme that this one is part of by now: itself, or what it was joined with, however far up."""
    heads = heads_of([theme.pk])
    return theme if heads[theme.pk] == theme.pk else Theme.objects.get(pk=heads[theme.pk])


def theme_answered_by(theme: Theme, submissions: Iterable[int]) -> Theme | None:
    """Return the open theme that an answer to these submissions answers; None where none of them is in it any more."""
    head = head_of(theme)
    found = next((one for one in groups() if one.theme.pk == head.pk), None)
    return head if found and {*submissions} & {*found.submissions} else None


def heads_of(themes: Iterable[int]) -> dict[int, int]:
    """Return the open theme's id for each of these themes. One query."""
    up = dict(Theme.objects.filter(state=ThemeState.MERGED).values_list("pk", "merged_into_id"))
    heads = _heads(up)
    return {one: heads.get(one, one) for one in themes}


def public_heads() -> dict[int, tuple[int, ...]]:
    """Return the open themes that anybody may read, by id, with the ids of what was joined with each.

    A theme is public while one of its experiences is. Where only what was joined with it is public, its own words are
    hidden and it with them; one that was empty before has none to hide. Two queries.
    """
    told = Count("pk", filter=Q(submission__in=Submission.objects.published()))
    own = {one["theme_id"]: one["told"] for one in InTheme.objects.order_by().values("theme_id").annotate(told=told)}
    up = dict(Theme.objects.filter(state=ThemeState.MERGED).values_list("pk", "merged_into_id"))
    heads = _heads(up)
    seen = {head for pk, told in own.items() if told and own.get(head := heads.get(pk, pk)) != 0}
    parts: dict[int, list[int]] = {}
    for part, head in heads.items():
        if head != part:
            parts.setdefault(head, []).append(part)
    return {head: tuple(parts.get(head, ())) for head in seen}


def unsafe_heads(heads: Mapping[int, int]) -> set[int]:
    """Return the open themes whose words nobody reads, out of `heads` (the open theme of each theme). One query.

    While somebody's safety in one of its experiences is in question, what a theme says may tell that story again.
    """
    return {heads[pk] for pk in _unsafe().distinct() if pk in heads}


def unsafe_themes() -> set[int]:
    """Return the themes whose words nobody reads, whether they stand alone or were joined with others. Two queries."""
    up = dict(Theme.objects.values_list("pk", "merged_into_id"))
    heads = _heads(up)
    held = unsafe_heads(heads)
    return {one for one, head in heads.items() if head in held}


def held_heads(heads: Mapping[int, int]) -> set[int]:
    """Return the open themes whose words are not public: the unsafe, and those that somebody hid. One query."""
    hidden = Theme.objects.hidden().order_by().values_list("pk", flat=True)
    return {heads[pk] for pk in _unsafe().union(hidden) if pk in heads}


def _unsafe() -> "QuerySet[InTheme, int]":
    unsafe = InTheme.objects.filter(submission__in=Submission.objects.unsafe())
    return unsafe.order_by().values_list("theme_id", flat=True)


def _heads(up: Mapping[int, int | None]) -> dict[int, int]:
    """Follow each theme up to the one it is part of: PostgreSQL keeps that free of circles."""
    found: dict[int, int] = {}
    for one in up:
        way, here = [], one
        while here not in found and (above := up.get(here)):
            way.append(here)
            here = above
        head = found.get(here, here)
        found.update(dict.fromkeys([*way, one], head))
    return found


def _members() -> tuple[list[Member], set[int]]:
    """Return the public experiences in themes, oldest first, and the ids of the themes that anything is in."""
    public = Exists(Submission.objects.published().filter(pk=OuterRef("submission")))
    columns = ("submission_id", "theme_id", "view", "submission__speaker", "submission__received_on", "public")
    rows = InTheme.objects.annotate(public=public).order_by("submission__received_on", "submission_id", "pk")
    every = list(rows.values_list(*columns))
    return [Member(*row) for *row, is_public in every if is_public], {row[1] for row in every}


def _keep(members: dict[int, Member], member: Member) -> None:
    """An experience that is in two joined themes counts once; where it differs from one of them, that stays seen."""
    before = members.get(member.submission)
    if before is None or (before.view != View.DIFFERENT and member.view == View.DIFFERENT):
        members[member.submission] = member
