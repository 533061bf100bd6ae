"""The page of a round's result, worked out from its frozen tally alone: a later edit of a priority changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cornerstones.selectors import CornerstoneShown, all_cornerstones, shown
from lib.counting import how_many
from priorities.builder.ballots import SideBySide, side_by_side
from priorities.builder.counted import CountedRound, Item, counted, place_words, quoted, shared_places
from priorities.builder.counting import Place
from priorities.builder.fairness import Fairness, fairness_of
from priorities.builder.movement import Movement, earlier_of_record, earlier_of_tally, movement_since
from priorities.enums import RoundState
from priorities.models import Priority, StarRound
from priorities.selectors.public import MOST_DRAWN, stars_in_words
from priorities.selectors.results import Head, heads, in_groups, recorded_priorities


@dataclass(frozen=True)
class ResultRow:
    """One priority of a result. `place` is in words; empty where no place is known."""

    slug: str
    strength: str
    to_change: tuple[str, ...]
    stars: str
    drawn: tuple[int, ...]
    place: str = ""


@dataclass(frozen=True)
class ResultGroup:
    """The priorities under one cornerstone, the highest place first."""

    cornerstone: CornerstoneShown
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True)
class Check:
    """What somebody needs to check the result: the head, in groups of letters, and the heads of each night before."""

    head: str
    groups: tuple[str, ...]
    nights: tuple[Head, ...]


@dataclass(frozen=True)
class ResultPage:
    """A result. Of a round written down from a write-up there are no ballots, no fairness and nothing to check."""

    slug: str
    name: str
    question: str
    about: str
    source: str
    public: bool
    closed_on: date | None
    finding: str
    threshold: str
    focus: tuple[ResultGroup, ...]
    others: tuple[ResultGroup, ...]
    withdrawn: tuple[tuple[str, str], ...] = ()
    ties: str = ""
    ballots: SideBySide | None = None
    fairness: Fairness | None = None
    movement: Movement | None = None
    check: Check | None = None

    @property
    def number_in_focus(self) -> str:
        """How many are on the focus list, in words."""
        return how_many(sum(len(group.rows) for group in self.focus), "priority", "priorities")


def result_page(star_round: StarRound) -> ResultPage:
    """Return the page of a closed or published round, as `selectors.results.known_round` gives it."""
    return _recorded_page(star_round) if star_round.recorded else _counted_page(star_round)


def finding_of(result: CountedRound) -> str:
    """Return the one sentence that says what came out."""
    top = [each for each in result.partners.places if each.place == 1 and each.score]
    if not top:
        return "No organisation gave a star, so no priority is on the focus list."
    strengths = {item.slug: item.strength for item in result.kept}
    first, stars = quoted([strengths[each.slug] for each in top]), how_many(int(top[0].score), "star")
    stand = f"{first} comes first, with {stars}" if len(top) == 1 else f"{first} share first place, with {stars} each"
    on_list = f"{len(result.focus)} of {how_many(len(result.kept), 'priority', 'priorities')}"
    return f"{stand}; {on_list} {'is' if len(result.focus) == 1 else 'are'} on the focus list."


def _counted_page(star_round: StarRound) -> ResultPage:
    result = counted(star_round.tally.content)
    stones = {stone.slug: stone for stone in all_cornerstones()}
    head = star_round.tally.head
    return ResultPage(
        slug=result.slug,
        name=result.name,
        question=result.question,
        about=star_round.about,
        source="",
        public=star_round.state == RoundState.PUBLISHED,
        closed_on=result.closed_on,
        finding=finding_of(result),
        threshold=how_many(result.threshold, "star"),
        focus=_groups(result, stones, result.focus),
        others=_groups(result, stones, frozenset(item.slug for item in result.kept) - result.focus),
        withdrawn=tuple((item.strength, item.withdrawn_why) for item in result.items if item.withdrawn),
        ties=result.ties,
        ballots=side_by_side(result),
        fairness=fairness_of(result),
        movement=_movement(star_round, result),
        check=Check(head, in_groups(head), heads(star_round)),
    )


def _groups(
    result: CountedRound, stones: Mapping[str, CornerstoneShown], wanted: frozenset[str]
) -> tuple[ResultGroup, ...]:
    items, shared = {item.slug: item for item in result.kept}, shared_places(result.partners.places)
    found: dict[str, list[ResultRow]] = {slug: [] for slug in stones}
    for each in result.partners.places:
        if each.slug in wanted:
            found[items[each.slug].cornerstone].append(_row(items[each.slug], each, shared))
    return tuple(ResultGroup(stones[slug], tuple(rows)) for slug, rows in found.items() if rows)


def _row(item: Item, place: Place, shared: frozenset[int]) -> ResultRow:
    stars = int(place.score)
    return ResultRow(
        slug=item.slug,
        strength=item.strength,
        to_change=item.to_change,
        stars=how_many(stars, "star"),
        drawn=tuple(range(min(stars, MOST_DRAWN))),
        place=_place(place.place, shared),
    )


def _place(place: int, shared: frozenset[int]) -> str:
    return f"{place_words(place)} place, shared" if place in shared else f"{place_words(place)} place"


def movement_of(slug: str) -> Movement | None:
    """Return what moved in a published round since the one before; None where there is nothing to compare."""
    star_round = StarRound.objects.select_related("tally", "previous__tally").get(slug=slug)
    return None if star_round.recorded else _movement(star_round, counted(star_round.tally.content))


def _movement(star_round: StarRound, result: CountedRound) -> Movement | None:
    """Return what moved since the round before, if there is one whose result is public."""
    before = star_round.previous
    if before is None or before.state != RoundState.PUBLISHED:
        return None
    if before.recorded:
        return movement_since(earlier_of_record(before, recorded_priorities(before)), result)
    return movement_since(earlier_of_tally(counted(before.tally.content)), result)


def _recorded_page(star_round: StarRound) -> ResultPage:
    """Return the page of a round whose result was written down: its focus list, and that nothing more is known."""
    mine = recorded_priorities(star_round)
    known = [each for each in mine if max(each.stars or 0, each.stars_at_least or 0) >= star_round.threshold]
    words = f"{how_many(len(known), 'priority', 'priorities')} had {how_many(star_round.threshold, 'star')} or more."
    return ResultPage(
        slug=star_round.slug,
        name=star_round.name,
        question=star_round.question,
        about=star_round.about,
        source=star_round.event.source if star_round.event else "",
        public=True,
        closed_on=star_round.closed_on,
        finding=words,
        threshold=how_many(star_round.threshold, "star"),
        focus=_recorded_groups(known),
        others=_recorded_groups([each for each in mine if each not in known]),
    )


def _recorded_groups(priorities: Sequence[Priority]) -> tuple[ResultGroup, ...]:
    stones = {each.cornerstone.slug: each.cornerstone for each in priorities}
    return tuple(
        ResultGroup(shown(stone), tuple(_recorded_row(each) for each in priorities if each.cornerstone.slug == slug))
        for slug, stone in stones.items()
    )


def _recorded_row(priority: Priority) -> ResultRow:
    known = priority.stars if priority.stars is not None else priority.stars_at_least
    return ResultRow(
        slug=priority.slug,
        strength=priority.strength,
        to_change=tuple(point.text for point in priority.development_points.all()),
        stars=stars_in_words(stars=priority.stars, stars_at_least=priority.stars_at_least),
        drawn=tuple(range(min(known or 0, MOST_DRAWN))),
    )
