from datetime import date

import pytest

from priorities.builder.counted import Counted, CountedRound, Item
from priorities.builder.counting import places, plain
from priorities.builder.fairness import BothWays, Part, fairness_of
from priorities.enums import Voice

SLUGS = ("a", "b", "c")
SAME, ALL = "when each sector weighs the same", "all organisations together"


def a_round(lines):
    """Return a counted round of three priorities with these partners' lines: (sector, stars)."""
    items = tuple(Item(slug, "communicate", slug.upper(), (), "", withdrawn=False, withdrawn_why="") for slug in SLUGS)
    stars = Counted(Voice.PARTNERS, len(lines), len(lines), places(plain((stars for _part, stars in lines), SLUGS)))
    words = {"slug": "r", "name": "R", "question": "Q", "ties": "T"}
    numbers = {"stars_each": 5, "threshold": 3, "organisations": len(lines), "closed_on": date(2026, 5, 2)}
    return CountedRound(
        **words, **numbers, with_families=False, items=items, ballots=(stars,), lines_of_partners=tuple(lines)
    )


SCHOOLS = [("education", {"a": 2, "b": 1})] * 10
TRUSTS = [("health", {"b": 1, "c": 1})] * 8


def test_each_sector_weighs_the_same_beside_the_plain_count():
    found = fairness_of(a_round([*SCHOOLS, *TRUSTS]))

    assert found.parts == (Part("Education", 10, 30), Part("Health", 8, 16))
    assert found.rows == (
        BothWays("A", "1st", "2nd", moves=True),
        BothWays("B", "2nd", "1st", moves=True),
        BothWays("C", "3rd", "3rd", moves=False),
    )


def test_changes_are_said_with_the_numbers_behind_them():
    found = fairness_of(a_round([*SCHOOLS, *TRUSTS]))
    assert found.changes == (
        f"“A” goes from 1st to 2nd {SAME}, because Health gave it none of its 16 stars, and {ALL} 20 of 46 stars.",
        f"“B” goes from 2nd to 1st {SAME}, because Health gave it 8 of its 16 stars, and {ALL} 18 of 46 stars.",
    )


def test_nothing_moves_when_the_sectors_agree():
    found = fairness_of(a_round([*SCHOOLS, *[("health", {"a": 2, "b": 1})] * 9]))
    assert (found.changes, [row.moves for row in found.rows]) == ((), [False] * 3)


@pytest.mark.parametrize("lines", [[], SCHOOLS, [*SCHOOLS, ("", {"c": 5})], [*SCHOOLS, *[("health", {})] * 8]])
def test_one_sector_alone_is_not_compared_and_it_says_why(lines):
    found = fairness_of(a_round(lines))
    assert (found.parts, found.rows, found.changes) == ((), (), ())
    assert "at least two of them have 8 or more organisations" in found.why_not


def test_sectors_too_small_to_tell_are_left_out_of_the_second_count_and_it_says_so():
    found = fairness_of(a_round([*SCHOOLS, *TRUSTS, ("", {"c": 5})]))
    assert (found.some_left_out, len(found.parts)) == (True, 2)


def test_small_sectors_together_have_a_name():
    found = fairness_of(a_round([*SCHOOLS, *[("others-together", {"c": 1})] * 8]))
    assert [part.name for part in found.parts] == ["Education", "Smaller sectors together"]


def test_one_that_moves_only_because_others_do_says_so():
    lines = [*[("education", {"a": 5})] * 10, *[("education", {"b": 5})] * 8]
    lines += [*[("health", {"b": 1, "c": 1})] * 5, *[("health", {"c": 2})] * 3]
    (found,) = (change for change in fairness_of(a_round(lines)).changes if change.startswith("“B”"))
    assert found == (
        "“B” goes from 2nd to 1st when each sector weighs the same, because other priorities lost more by it."
    )
