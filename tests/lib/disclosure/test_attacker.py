"""The engine against an exact attacker, and the attacker against a weak engine: without that its silence is nothing."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from lib import disclosure
from tests.lib.disclosure import attacker

PLACES = "ABCDEFGH"
PEOPLE = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 1)), max_size=70)


def breakdowns_of(people):
    """Return three breakdowns of the same people."""
    return {
        str(way): {PLACES[each]: sum(person[way] == each for person in people) for each in range(size)}
        for way, size in enumerate((5, 4, 2))
    }


def weak_words(count):
    return "fewer than 5" if count < 5 else f"exactly {count}"


def read(tables):
    return [[attacker.values_of(cell.words) for cell in table.cells] for table in tables]


def truths_of(breakdowns):
    return [list(counts.values()) for counts in breakdowns.values()]


def random_people(seed):
    chance = random.Random(seed)
    return [tuple(min(int(chance.expovariate(0.7)), size) for size in (4, 3, 1)) for _ in range(chance.randint(5, 60))]


@settings(max_examples=300, deadline=None)
@given(PEOPLE)
def test_attacker_narrows_no_cell_of_tables_released_together(people):
    breakdowns = breakdowns_of(people)
    tables = disclosure.release_together(breakdowns)
    assert attacker.betrayed(truths_of(breakdowns), read(tables.values()), nought_shown_from=8) == []


def test_attacker_narrows_no_cell_of_skewed_places():
    found = []
    for seed in range(150):
        breakdowns = breakdowns_of(random_people(seed))
        tables = disclosure.release_together(breakdowns)
        found += attacker.betrayed(truths_of(breakdowns), read(tables.values()), nought_shown_from=8)
    assert found == []


def test_attacker_breaks_under_five_hidden_with_exact_totals():
    hidden = broken = 0
    for seed in range(100):
        breakdowns = breakdowns_of(random_people(seed))
        truths = truths_of(breakdowns)
        published = [[attacker.values_of(weak_words(count)) for count in truth] for truth in truths]
        total = sum(truths[0])
        broken += len(attacker.betrayed(truths, published, known_total=total, narrowest=2))
        hidden += sum(1 <= count < 5 for truth in truths for count in truth)
    assert hidden > 100
    assert broken / hidden > 0.3


def test_attacker_breaks_tables_that_were_released_apart():
    breakdowns = {"way": {"a": 22, "b": 12}, "place": {"c": 33, "d": 1}}
    apart = [disclosure.release(counts) for counts in breakdowns.values()]
    assert attacker.betrayed(truths_of(breakdowns), read(apart)) == [1]
    together = disclosure.release_together(breakdowns)
    assert attacker.betrayed(truths_of(breakdowns), read(together.values())) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=1, max_size=4))
def test_attacker_narrows_no_cell_of_a_two_way_table(rows):
    counts = {str(number): dict(zip("xyz", row, strict=True)) for number, row in enumerate(rows)}
    table = disclosure.release_two_way(counts)
    assert [attacker.betrayed([truth], [cells]) for truth, cells in zip(rows, read(table.rows), strict=True)] == [
        []
    ] * len(rows)
    columns = [list(column) for column in zip(*rows, strict=True)]
    published = [list(column) for column in zip(*read(table.rows), strict=True)]
    assert [attacker.betrayed([truth], [cells]) for truth, cells in zip(columns, published, strict=True)] == [[]] * 3
