"""Themes that an experience may belong to, suggested by words and decided by a person (MO-12)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from feedback.models import InTheme
from feedback.selectors.themes import words
from feedback.selectors.themes.groups import Group, groups
from lib.keyness import Likeness, most_like

MOST = 3  # suggestions for one experience
MOST_WORDS = 6  # that are shown for one suggestion
EVERYTHING = 0  # the group of all texts; themes have ids from 1
LAST, FEWEST = 100, 20  # experiences that the agreement is measured on


@dataclass(frozen=True, slots=True)
class Suggested:
    """A theme that has words in common with an experience: `place` counts from 1, `words` are those that led to it."""

    slug: str
    title: str
    place: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often people chose what was suggested. `enough` is False under FEWEST experiences: then say no figures."""

    of: int
    first: int
    among: int

    @property
    def enough(self) -> bool:
        """Whether there are enough to say anything."""
        return self.of >= FEWEST


def suggestions(submissions: Sequence[int]) -> dict[int, tuple[Suggested, ...]]:
    """Return what is suggested for each of these public experiences, the likest first. Themes it is in are left out.

    Measured on the words that a theme's published texts use more than all others do. Seven queries at most.
    """
    found = groups()
    counted = _counts(found) if submissions else {}
    if not counted:
        return dict.fromkeys(submissions, ())
    spoken = words.stems(words.texts_of(submissions).values())
    return {one: _for(spoken.get(one, {}), found, counted, one) for one in submissions}


def together(each: Iterable[Sequence[Suggested]]) -> tuple[Suggested, ...]:
    """Return what is suggested for several experiences as one list: what comes first for one of them comes first."""
    found: dict[str, Suggested] = {}
    for one in sorted((one for some in each for one in some), key=lambda one: (one.place, one.title)):
        before = found.get(one.slug, one)
        found[one.slug] = replace(before, words=tuple(dict.fromkeys((*before.words, *one.words)))[:MOST_WORDS])
    return tuple(found.values())


def agreement() -> Agreement:
    """Return how often the choice was what we suggested, for the last LAST experiences that people sorted."""
    rows = InTheme.objects.exclude(suggested_place=None).order_by("-at", "-pk")
    places = list(rows.values_list("suggested_place", flat=True)[:LAST])
    return Agreement(of=len(places), first=places.count(1), among=sum(place > 0 for place in places if place))


def _counts(found: Iterable[Group]) -> dict[int, dict[str, int]]:
    """Return how often each stem is in the experiences of each theme, and in EVERYTHING; empty without any theme."""
    newest = words.newest_texts()
    texts = {
        group.theme.pk: [newest[one] for one in group.submissions if one in newest] for group in found if group.members
    }
    return words.counts({EVERYTHING: list(newest.values()), **texts}) if texts else {}


def _for(
    spoken: dict[str, list[str]], found: Iterable[Group], counted: dict[int, dict[str, int]], submission: int
) -> tuple[Suggested, ...]:
    open_to_it = {group.theme.pk: group.theme for group in found if submission not in group.submissions}
    offered = {pk: stems for pk, stems in counted.items() if pk in open_to_it}
    own = {stem: len(written) for stem, written in spoken.items()}
    likest: tuple[Likeness[int], ...] = most_like(own, offered, counted[EVERYTHING], most=MOST)
    return tuple(
        Suggested(
            slug=open_to_it[like.name].slug,
            title=open_to_it[like.name].title,
            place=place,
            words=tuple(dict.fromkeys(spoken[stem][0] for stem in like.words))[:MOST_WORDS],
        )
        for place, like in enumerate(likest, start=1)
    )
