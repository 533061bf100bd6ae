"""The strongest attacker: knows the rule to the last line, and asks in which worlds exactly this would be published.

Every world of a few people, with a table of three cells and one of two, is put through the engine. Worlds that look the
same from outside are what the attacker cannot tell apart: each hidden cell must have at least five values among them.
"""

from collections import defaultdict
from itertools import permutations

import pytest

from lib import disclosure
from lib.disclosure import together

HIDDEN = ("fewer", "not")


def worlds(most):
    """Return every way in which up to `most` people fall into three cells and into two, each once."""
    for people in range(most + 1):
        for first in range(people // 3 + 1):
            for second in range(first, (people - first) // 2 + 1):
                for one in range(people // 2 + 1):
                    yield people, (first, second, people - first - second), (one, people - one)


def narrowed(most):
    """Return the hidden cells of which fewer than five values fit, one of them of 1 to 7 people, by what was published.

    What is only seen with the greatest numbers of people is left out: there the worlds tried here end.
    """
    found, greatest = defaultdict(set), defaultdict(int)
    for people, three, two in worlds(most):
        tables = disclosure.release_together(
            {"three": dict(zip("abc", three, strict=True)), "two": dict(zip("de", two, strict=True))}, protected=True
        )
        said = [[cell.words for cell in table.cells] for table in tables.values()]
        for one in set(permutations(zip(three, said[0], strict=True))):
            for other in set(permutations(zip(two, said[1], strict=True))):
                seen = tuple(words for _, words in (*one, *other))
                greatest[seen] = max(greatest[seen], people)
                for number, (count, words) in enumerate((*one, *other)):
                    if words.startswith(HIDDEN):
                        found[seen, number].add(count)
    return {
        cell: sorted(values)
        for cell, values in found.items()
        if len(values) < 5 and any(1 <= value <= 7 for value in values) and greatest[cell[0]] < most - 1
    }


def test_no_hidden_cell_is_narrowed_by_whoever_knows_the_rule():
    assert narrowed(26) == {}


@pytest.mark.deep
def test_no_hidden_cell_is_narrowed_among_more_people():
    assert narrowed(48) == {}


def test_same_attacker_breaks_a_rule_that_looks_no_further_than_five(monkeypatch):
    monkeypatch.setattr(together, "FEWEST_VALUES", 5)
    assert narrowed(26) != {}


def test_same_attacker_breaks_tables_that_are_released_apart(monkeypatch):
    monkeypatch.setattr(together, "_weak_table", lambda _tables, _least, _at_most: None)
    assert len(narrowed(26)) > 20
