"""The same stars with each sector weighing the same, beside the plain count: power is not equal in the room (PP-09)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from accounts.enums import Sector
from lib.counting import how_many
from lib.disclosure import SMALLEST_SHOWN
from priorities.builder.counted import CountedRound, place_words, quoted, shared_places
from priorities.builder.counting import Choices, Place, each_part_alike, places, plain
from priorities.builder.tally import TOGETHER

MOST_SAID = 6  # changes in words; the table has all of them
_NAMES = {**dict(Sector.choices), TOGETHER: "Smaller sectors together"}
_TOO_FEW = (
    f"We can compare sectors only when at least two of them have {SMALLEST_SHOWN} or more organisations that gave "
    "stars. In this round there were too few. Fewer than that would tell who chose what."
)


@dataclass(frozen=True)
class Part:
    """One sector: how many of its organisations took part, and the stars that they gave."""

    name: str
    organisations: int
    stars: int


@dataclass(frozen=True)
class BothWays:
    """The place of one priority in the plain count, and when each sector weighs the same."""

    strength: str
    plain: str
    alike: str
    moves: bool


@dataclass(frozen=True)
class Fairness:
    """The comparison; `why_not` says in words why there is none. `changes` are sentences, the biggest first."""

    why_not: str = ""
    parts: tuple[Part, ...] = ()
    some_left_out: bool = False
    rows: tuple[BothWays, ...] = ()
    changes: tuple[str, ...] = ()
    more_changes: int = 0


def fairness_of(result: CountedRound) -> Fairness:
    """Return both ways of counting partners' stars, or why they cannot be compared."""
    parts = _parts(result)
    if len(parts) < 2:
        return Fairness(why_not=_TOO_FEW)
    slugs = [item.slug for item in result.kept]
    alike = {each.slug: each for each in places(each_part_alike(parts, slugs))}
    changes = _changes(result, parts, alike)
    return Fairness(
        parts=tuple(_part(key, ballots) for key, ballots in parts.items()),
        some_left_out=any(not part for part, _stars in result.lines_of_partners),
        rows=_rows(result, alike),
        changes=changes[:MOST_SAID],
        more_changes=len(changes[MOST_SAID:]),
    )


def _parts(result: CountedRound) -> dict[str, list[Choices]]:
    """Return the ballots of each sector that may be told and gave stars, the largest sector first."""
    found: dict[str, list[Choices]] = defaultdict(list)
    for part, stars in result.lines_of_partners:
        if part:
            found[part].append(stars)
    gave = {part: ballots for part, ballots in found.items() if any(ballots)}
    return dict(sorted(gave.items(), key=lambda each: (-len(each[1]), each[0])))


def _part(key: str, ballots: Sequence[Choices]) -> Part:
    return Part(name_of(key), len(ballots), _given(ballots))


def _rows(result: CountedRound, alike: Mapping[str, Place]) -> tuple[BothWays, ...]:
    strengths = {item.slug: item.strength for item in result.kept}
    shared = shared_places(result.partners.places), shared_places(alike.values())
    return tuple(
        BothWays(
            strength=strengths[each.slug],
            plain=place_words(each.place, shared[0]),
            alike=place_words(alike[each.slug].place, shared[1]),
            moves=each.place != alike[each.slug].place,
        )
        for each in result.partners.places
    )


def _changes(
    result: CountedRound, parts: Mapping[str, Sequence[Choices]], alike: Mapping[str, Place]
) -> tuple[str, ...]:
    """Return a sentence for each priority that stands elsewhere, the longest way first."""
    strengths = {item.slug: item.strength for item in result.kept}
    moved = [each for each in result.partners.places if each.place != alike[each.slug].place]
    moved.sort(key=lambda each: -abs(each.place - alike[each.slug].place))
    return tuple(
        f"{quoted([strengths[each.slug]])} goes from {place_words(each.place)} to "
        f"{place_words(alike[each.slug].place)} when each sector weighs the same, because "
        f"{_because(each, alike[each.slug], result, parts)}."
        for each in moved
    )


def _because(before: Place, after: Place, result: CountedRound, parts: Mapping[str, Sequence[Choices]]) -> str:
    """Return the numbers behind a change: the sector that stands out, and all organisations together."""
    slug, everybody = before.slug, [stars for _part, stars in result.lines_of_partners]
    shares = {part: Fraction(_stars(ballots, slug), _given(ballots)) for part, ballots in parts.items()}
    overall = Fraction(_stars(everybody, slug), _given(everybody))
    up = after.place < before.place
    if up != (after.score > overall):  # it moved only because others did
        return f"other priorities {'lost' if up else 'gained'} more by it"
    part = (max if up else min)(shares, key=lambda each: shares[each])
    theirs, of_all = _of(parts[part], slug, "its "), _of(everybody, slug)
    return f"{name_of(part)} gave it {theirs}, and all organisations together {of_all}"


def name_of(part: str) -> str:
    """Return the name of a sector; empty where it may not be told."""
    return str(_NAMES.get(part, part))


def _of(ballots: Sequence[Choices], slug: str, whose: str = "") -> str:
    return f"{_stars(ballots, slug) or 'none'} of {whose}{how_many(_given(ballots), 'star')}"


def _stars(ballots: Sequence[Choices], slug: str) -> int:
    return plain(ballots, [slug])[slug]


def _given(ballots: Sequence[Choices]) -> int:
    return sum(sum(ballot.values()) for ballot in ballots)
