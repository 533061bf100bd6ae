"""Which words set a group of texts apart, and which group a text is most like: arithmetic on counts of words.

The measure is Dunning's log-likelihood ratio (“Accurate methods for the statistics of surprise and coincidence”,
Computational Linguistics 19, 1993) in the form for comparing texts of Rayson and Garside (“Comparing corpora using
frequency profiling”, 2000): 2 × (a ln(a/E1) + b ln(b/E2)), where E1 and E2 are what one would expect by size alone.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from math import log
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)
# Chance alone gives more than this in 1 of 100 comparisons (chi-squared, one degree of freedom).
LEAST = 6.63
# Of many words one is bound to be among those: a word that stands alone has to be rarer by chance, 1 in 10,000.
LEAST_ALONE = 15.13


@dataclass(frozen=True, slots=True)
class Likeness(Generic[Name]):
    """One group that a text is like: how much (no unit), and the words that it has from it, the strongest first."""

    name: Name
    score: float
    words: tuple[str, ...]


def log_likelihood(here: int, there: int, *, all_here: int, all_there: int) -> float:
    """Return how surprising it is to find a word `here` times in `all_here` words and `there` in `all_there`.

    0.0 means as often as one would expect. Nothing to compare with is no surprise.
    """
    if not (all_here and all_there):
        return 0.0
    share = (here + there) / (all_here + all_there)
    return 2 * (_part(here, share * all_here) + _part(there, share * all_there))


def set_apart(
    group: Mapping[str, int], others: Mapping[str, int], *, among: Collection[str] | None = None
) -> dict[str, float]:
    """Return the words that a group uses more than the others do, each with its log-likelihood, strongest first.

    Both count words. `among` narrows to some words. What is under LEAST may be chance and is left out.
    """
    all_here, all_there = sum(group.values()), sum(others.values())
    found = {}
    for word in group if among is None else group.keys() & set(among):
        here, there = group[word], others.get(word, 0)
        surprise = log_likelihood(here, there, all_here=all_here, all_there=all_there)
        if surprise >= LEAST and here * all_there > there * all_here:
            found[word] = surprise
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def most_like(
    text: Mapping[str, int], groups: Mapping[Name, Mapping[str, int]], everything: Mapping[str, int], *, most: int = 3
) -> tuple[Likeness[Name], ...]:
    """Return the `most` groups that a text is likest, by the words that set each apart from all other texts.

    All count words; `everything` holds all texts, and the text itself, which speaks for no side. Each of its words
    counts once. Groups that share nothing with it are left out, and those that share one word that chance may give: one
    everyday word ("want") makes no likeness.
    """
    beside = _without(everything, text)
    likest = [_likeness(name, set_apart(group, _without(beside, group), among=text)) for name, group in groups.items()]
    ranked = sorted((one for one in likest if _enough(one)), key=lambda one: (-one.score, str(one.name)))
    return tuple(ranked[:most])


def _likeness(name: Name, apart: Mapping[str, float]) -> Likeness[Name]:
    return Likeness(name, sum(apart.values()), tuple(apart))


def _enough(one: Likeness[Name]) -> bool:
    return len(one.words) > 1 or one.score >= LEAST_ALONE


def _without(everything: Mapping[str, int], some: Mapping[str, int]) -> dict[str, int]:
    return {word: max(number - some.get(word, 0), 0) for word, number in everything.items()}


def _part(seen: int, expected: float) -> float:
    return seen * log(seen / expected) if seen else 0.0
