"""What moved since the round before, in words: places where both rounds know them, the focus list otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from priorities.builder.counted import CountedRound, place_words
from priorities.models import Priority, StarRound


@dataclass(frozen=True)
class Earlier:
    """The round before. `places` is empty where its exact numbers were never published; `focus` is known always."""

    slug: str
    name: str
    strengths: Mapping[str, str]
    places: Mapping[str, int]
    focus: frozenset[str]

    @property
    def exact(self) -> bool:
        """Whether places can be compared."""
        return bool(self.places)


@dataclass(frozen=True)
class Moved:
    """Priorities that went the same way; `lines` are of (strength, words)."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Movement:
    """All that moved, in groups without empty ones, and the round with which it is compared."""

    slug: str
    name: str
    exact: bool
    groups: tuple[Moved, ...]


def earlier_of_tally(before: CountedRound) -> Earlier:
    """Return a round of the portal as the one before."""
    return Earlier(
        slug=before.slug,
        name=before.name,
        strengths={item.slug: item.strength for item in before.kept},
        places={each.slug: each.place for each in before.partners.places},
        focus=before.focus,
    )


def earlier_of_record(star_round: StarRound, priorities: tuple[Priority, ...]) -> Earlier:
    """Return a round that was written down from a write-up as the one before: its focus list, but no places."""
    return Earlier(
        slug=star_round.slug,
        name=star_round.name,
        strengths={each.slug: each.strength for each in priorities},
        places={},
        focus=frozenset(
            each.slug for each in priorities if max(each.stars or 0, each.stars_at_least or 0) >= star_round.threshold
        ),
    )


def movement_since(before: Earlier, now: CountedRound) -> Movement:
    """Return what moved, by the slug that each priority was carried over from."""
    found: dict[str, list[tuple[str, str]]] = {title: [] for title in (*_TITLES, _NEW, _GONE)}
    places = {each.slug: each.place for each in now.partners.places}
    for item in sorted(now.kept, key=lambda each: places[each.slug]):
        in_focus = item.slug in now.focus
        if item.carried_from not in before.strengths:
            found[_NEW].append((item.strength, f"straight to {place_words(places[item.slug])}"))
            continue
        title, words = _step(before, item.carried_from, places[item.slug], in_focus=in_focus)
        found[title].append((item.strength, words))
    carried = {item.carried_from for item in now.kept}
    taken_out = {item.carried_from for item in now.items if item.withdrawn}
    found[_GONE] = [
        (words, "taken out of this round" if slug in taken_out else "not in this round")
        for slug, words in before.strengths.items()
        if slug not in carried
    ]
    groups = tuple(Moved(title, tuple(lines)) for title, lines in found.items() if lines)
    return Movement(before.slug, before.name, before.exact, groups)


_UP, _DOWN, _SAME, _NEW, _GONE = "Up", "Down", "Where it was", "New", "No longer there"
_TITLES = (_UP, _DOWN, _SAME)


def _step(before: Earlier, slug: str, place: int, *, in_focus: bool) -> tuple[str, str]:
    if not before.exact:
        return _step_by_focus(was=slug in before.focus, is_now=in_focus)
    was = before.places[slug]
    if was == place:
        return _SAME, f"{place_words(place)}, as before"
    return (_UP if place < was else _DOWN), f"from {place_words(was)} to {place_words(place)}"


def _step_by_focus(*, was: bool, is_now: bool) -> tuple[str, str]:
    if was == is_now:
        return _SAME, "on the focus list, as before" if was else "not on the focus list, as before"
    return (_UP, "now on the focus list") if is_now else (_DOWN, "no longer on the focus list")
