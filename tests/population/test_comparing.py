"""Who told us beside who lives here: from published figures alone, and nothing where it would give somebody away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.disclosure import Cell, Table, release
from population.comparing import Comparison, compare, not_heard

ABOUT = {
    "subject": "district",
    "title": "Part of Devon",
    "of": "pupils",
    "geography": "Devon",
    "as_at": "2025-01-16",
    "source": "Made-up census",
    "link": "https://example.org/",
}


def compared(told: dict[str, int], lives: dict[str, int]) -> Comparison:
    return compare(release(told, title="Part of Devon", protected=True), numbers=lives, about=ABOUT)


def test_shares_stand_beside_each_other_with_their_base():
    found = compared({"Exeter": 82, "Torridge": 18, "Not said": 30}, {"Exeter": 700, "Torridge": 300})
    assert [(row.label, row.told, row.lives, row.heard) for row in found.rows] == [
        ("Exeter", "about 80%", "about 70%", "more"),
        ("Torridge", "about 20%", "about 30%", "less"),
    ]
    assert found.base == "about 100 people who said it, in the groups that we can show"
    assert not_heard([found]) == [
        "Torridge: about 20% of those who told us, and about 30% of pupils. That is less than we should hear."
    ]


def test_a_group_too_small_to_show_has_no_share_and_is_named():
    found = compared({"Exeter": 82, "Torridge": 3}, {"Exeter": 700, "Torridge": 300})
    assert [(row.told, row.heard) for row in found.rows] == [("about 100%", "more"), ("few people or nobody", "few")]
    assert found.note.startswith("Groups that are too small to show are left out")
    assert not_heard([found]) == ["Torridge: few people or nobody told us. About 30% of pupils are in this group."]


@pytest.mark.parametrize("told", [{"Exeter": 17, "Torridge": 2}, {"Exeter": 0, "Torridge": 0}, {"Exeter": 3}])
def test_without_twenty_people_nothing_is_compared(told: dict[str, int]):
    found = compared(told, {"Exeter": 700, "Torridge": 300})
    assert (found.rows, found.base) == ((), "")
    assert found.why_not == "Too few people told us for us to compare safely."


def test_a_cell_withheld_for_another_says_nothing():
    table = Table(
        "x", "people", (Cell("Exeter", 80, "about 80"), Cell("Torridge", None, "not shown, to protect people"))
    )
    found = compare(table, numbers={"Exeter": 700, "Torridge": 300}, about=ABOUT)
    assert (found.rows[1].heard, found.rows[1].sentence) == ("hidden", "")


@given(
    st.lists(st.integers(0, 200), min_size=3, max_size=3),
    st.lists(st.integers(0, 5000), min_size=3, max_size=3).filter(any),
)
def test_people_who_are_published_alike_are_compared_alike(told: list[int], lives: list[int]):
    """Two true counts with the same published figure give the same words: no true number slips in."""
    names = ("a", "b", "c")
    table = release(dict(zip(names, told, strict=True)), protected=True)
    again = release({cell.label: cell.shown or 0 for cell in table.cells}, protected=True, respondents=10_000)
    pairs = zip(table.cells, again.cells, strict=True)
    same = Table(table.title, table.of, tuple(kept if cell.shown is not None else cell for cell, kept in pairs))
    numbers = dict(zip(names, lives, strict=True))
    assert compare(table, numbers=numbers, about=ABOUT) == compare(same, numbers=numbers, about=ABOUT)


def test_it_comes_back_from_a_snapshot_as_it_went_in():
    found = compared({"Exeter": 82, "Torridge": 18}, {"Exeter": 700, "Torridge": 300})
    assert Comparison.from_json(found.as_json()) == found
    assert found.as_at_words == "16 January 2025"
