"""A tally, read and counted: the three ballots of a round, each by itself. Nothing here asks the database."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from priorities.builder.counting import Choices, Place, places, plain
from priorities.enums import Voice


@dataclass(frozen=True)
class Item:
    """One priority in its words of that day. `carried_from` is the slug of the same in the round before, or ""."""

    slug: str
    cornerstone: str
    strength: str
    to_change: tuple[str, ...]
    carried_from: str
    withdrawn: bool
    withdrawn_why: str


@dataclass(frozen=True)
class Counted:
    """One ballot, counted. `turnout` is None where so few took part that nothing of it may be shown.

    `lines` is how many ballots were counted: fewer than took part where a priority was taken out of the round.
    """

    voice: Voice
    turnout: int | None
    lines: int
    places: tuple[Place, ...]

    @property
    def votes(self) -> dict[str, int]:
        """What each priority got, by slug."""
        return {each.slug: int(each.score) for each in self.places}


@dataclass(frozen=True)
class CountedRound:
    """Everything that a tally says. A line of partners has no name: its sector where it may be told, and its stars."""

    slug: str
    name: str
    question: str
    stars_each: int
    threshold: int
    with_families: bool
    ties: str
    closed_on: date
    organisations: int
    items: tuple[Item, ...]
    ballots: tuple[Counted, ...]
    lines_of_partners: tuple[tuple[str, Choices], ...]

    @property
    def kept(self) -> tuple[Item, ...]:
        """The priorities that took part to the end, in the order of the four cornerstones."""
        return tuple(item for item in self.items if not item.withdrawn)

    @property
    def partners(self) -> Counted:
        """Partners' stars."""
        return self.ballots[0]

    @property
    def focus(self) -> frozenset[str]:
        """The slugs of the focus list: as many stars as the threshold, or more."""
        return frozenset(slug for slug, stars in self.partners.votes.items() if stars >= self.threshold)


def counted(content: Mapping[str, Any]) -> CountedRound:
    """Return the round that the content of a tally tells of, counted by the published rules."""
    head, *lines = content["lines"]
    items = tuple(_item(line) for line in lines if line["kind"] == "priority")
    slugs = [item.slug for item in items if not item.withdrawn]
    partners = tuple((line["part"], line["stars"]) for line in lines if line["kind"] == Voice.PARTNERS)
    choices: dict[Voice, list[Choices]] = {Voice.PARTNERS: [stars for _part, stars in partners]}
    for voice in (Voice.PARENT_CARERS, Voice.YOUNG_PEOPLE):
        choices[voice] = [{line["first"]: 1} for line in lines if line["kind"] == voice]
    return CountedRound(
        slug=head["slug"],
        name=head["name"],
        question=head["question"],
        stars_each=head["stars_each"],
        threshold=head["threshold"],
        with_families=head["with_families"],
        ties=head["ties"],
        closed_on=date.fromisoformat(head["closed_on"]),
        organisations=head["organisations"],
        items=items,
        ballots=tuple(
            Counted(voice, head["turnout"][voice], len(mine), places(plain(mine, slugs)))
            for voice, mine in choices.items()
        ),
        lines_of_partners=partners,
    )


def shared_places(found: Iterable[Place]) -> frozenset[int]:
    """Return the places on which more than one priority stands."""
    numbers = Counter(each.place for each in found)
    return frozenset(place for place, number in numbers.items() if number > 1)


def place_words(place: int, shared: frozenset[int] = frozenset()) -> str:
    """Return a place as people say it: "2nd", or "2nd, shared" when others have it too."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}, shared" if place in shared else f"{place}{ending}"


def quoted(strengths: Sequence[str]) -> str:
    """Return the names of priorities in a sentence: “A”, “B” and “C”."""
    said = [f"“{each.rstrip('.')}”" for each in strengths]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _item(line: Mapping[str, Any]) -> Item:
    return Item(
        slug=line["slug"],
        cornerstone=line["cornerstone"],
        strength=line["strength"],
        to_change=tuple(line["to_change"]),
        carried_from=line["carried_from"],
        withdrawn=line["withdrawn"],
        withdrawn_why=line["withdrawn_why"],
    )
