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


def set_apart(group: Mapping[str, int], everything: Mapping[str, int], *, least: float = LEAST) -> dict[str, float]:
    """Return the words that a group uses more than the others do, each with its log-likelihood, strongest first.

    `group` and `everything` count words; the group's own words are among everything. What is under `least` is left out.
    """
    all_here = sum(group.values())
    all_there = max(sum(everything.values()) - all_here, 0)
    found = {}
    for word, here in group.items():
        there = max(everything.get(word, here) - here, 0)
        surprise = log_likelihood(here, there, all_here=all_here, all_there=all_there)
        if surprise >= least and here * all_there > there * all_here:
            found[word] = surprise
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def most_like(
    words: Collection[str], groups: Mapping[Name, Mapping[str, float]], *, most: int = 3
) -> tuple[Likeness[Name], ...]:
    """Return the `most` groups whose words a text has, the likest first; each of its words counts once.

    `groups` are what `set_apart` found. Groups that share nothing with the text are left out.
    """
    found = [_likeness(name, set(words), apart) for name, apart in groups.items()]
    ranked = sorted((one for one in found if one.words), key=lambda one: (-one.score, str(one.name)))
    return tuple(ranked[:most])


def _likeness(name: Name, words: Collection[str], apart: Mapping[str, float]) -> Likeness[Name]:
    shared = sorted((word for word in words if word in apart), key=lambda word: (-apart[word], word))
    return Likeness(name, sum(apart[word] for word in shared), tuple(shared))


def _part(seen: int, expected: float) -> float:
    return seen * log(seen / expected) if seen else 0.0
