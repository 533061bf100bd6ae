"""Small wins and thanks, as anybody may read them and as the desk sees them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.utils import timezone

from feedback.enums import SmallWinKind
from feedback.models import SmallWin
from feedback.selectors.lists import PAGE_SIZE, Page, cut
from feedback.selectors.public import Experience, Stone, experiences_of


@dataclass(frozen=True, slots=True)
class Win:
    """One small win or thank you; `experiences` are those that are public now.

    While it is `held` because of one that is not, it has no words.
    """

    reference: str
    kind: str
    title: str
    text: str
    cornerstone: Stone
    on: date
    by_name: str
    version: int
    experiences: tuple[Experience, ...]
    held: bool = False


def small_wins(after: str = "", size: int = PAGE_SIZE) -> Page[Win]:
    """Return `size` published small wins and thanks, newest first, that come after the one called `after`."""
    rows = SmallWin.objects.published()
    last = rows.filter(reference=after).first() if after else None
    if last:
        rows = rows.filter(Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, pk__lt=last.pk))
    found = list(rows.select_related("cornerstone", "written_by")[: size + 1])
    return cut(as_wins(found), [row.reference for row in found], size)


def draft_small_wins() -> tuple[Win, ...]:
    """Return those still being written, last saved first."""
    return tuple(as_wins(SmallWin.objects.drafts().select_related("cornerstone", "written_by")))


def held_small_wins() -> tuple[Win, ...]:
    """Return those that wait because an experience that they tell of is not public, without their words."""
    rows = SmallWin.objects.held().select_related("cornerstone", "written_by").order_by("-written_at", "-pk")
    return tuple(_without_words(win) for win in as_wins(rows))


def is_held(win: SmallWin) -> bool:
    """Whether it waits because an experience that it tells of is not public."""
    return SmallWin.objects.held().filter(pk=win.pk).exists()


def small_win(reference: str) -> SmallWin | None:
    """Return the one with this reference, in any state, or None."""
    return SmallWin.objects.select_related("cornerstone").filter(reference=reference.upper()).first()


def small_win_as_read(win: SmallWin) -> Win:
    """Return one as families would read it, without its words while it is held."""
    read = as_wins([win])[0]
    return _without_words(read) if is_held(win) else read


def as_wins(found: Iterable[SmallWin]) -> list[Win]:
    """Return small wins as anybody may read them: of those that are published, or drafts for the desk. Two queries."""
    rows = list(found)
    links = SmallWin.experiences.through.objects.filter(smallwin__in=[row.pk for row in rows])
    pairs = list(links.values_list("smallwin_id", "submission_id"))
    public = experiences_of({submission for _win, submission in pairs}) if pairs else {}
    return [_win(row, tuple(public[key] for key in public if (row.pk, key) in pairs)) for row in rows]


def _without_words(win: Win) -> Win:
    return replace(win, text="", experiences=(), held=True)


def _win(row: SmallWin, public: tuple[Experience, ...]) -> Win:
    return Win(
        reference=row.reference,
        kind=row.kind,
        title=SmallWinKind(row.kind).label,
        text=row.text,
        cornerstone=Stone(row.cornerstone.slug, row.cornerstone.name),
        on=timezone.localtime(row.published_at or row.written_at).date(),
        by_name=row.written_by.name,
        version=row.version,
        experiences=public,
    )
