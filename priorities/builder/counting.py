"""Counting stars and choices: plain, with each part of the area weighing the same, and places with ties."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Choices = Mapping[str, int]  # stars by the slug of their priority


@dataclass(frozen=True)
class Place:
    """Where a priority stands. Equal numbers share a place, and the next place is left out: 1, 2, 2, 4."""

    slug: str
    score: Fraction
    place: int


def plain(ballots: Iterable[Choices], slugs: Sequence[str]) -> dict[str, int]:
    """Return the stars of each priority of `slugs`, in their order."""
    total: Counter[str] = Counter()
    for ballot in ballots:
        total.update(ballot)
    return {slug: total[slug] for slug in slugs}


def each_part_alike(parts: Mapping[str, Sequence[Choices]], slugs: Sequence[str]) -> dict[str, Fraction]:
    """Return each priority's share (0 to 1) when every part that gave stars weighs the same, however many are in it."""
    shares = [_shares(ballots, slugs) for ballots in parts.values() if any(map(len, ballots))]
    return {slug: sum((part[slug] for part in shares), Fraction(0)) / max(len(shares), 1) for slug in slugs}


def places(scores: Mapping[str, int | Fraction]) -> tuple[Place, ...]:
    """Return the places by score, highest first; ties share one and stand in the order in which they were given."""
    ordered = sorted(scores.items(), key=lambda each: -each[1])
    values = [score for _slug, score in ordered]
    return tuple(Place(slug, Fraction(score), values.index(score) + 1) for slug, score in ordered)


def _shares(ballots: Iterable[Choices], slugs: Sequence[str]) -> dict[str, Fraction]:
    stars = plain(ballots, slugs)
    given = sum(stars.values())
    return {slug: Fraction(number, given) if given else Fraction(0) for slug, number in stars.items()}
