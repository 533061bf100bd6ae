import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import disclosure
from lib.disclosure import Cell, Table, TwoWay, percentage, release, release_two_way

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), max_size=6)
ALLOWED = {0, *range(10, 1000, 5)}


@pytest.mark.parametrize(
    ("count", "shown", "words"),
    [
        (1, None, "fewer than 8"),
        (7, None, "fewer than 8"),
        (8, 10, "about 10"),
        (9, 10, "about 10"),
        (12, 10, "about 10"),
        (13, 15, "about 15"),
        (47, 45, "about 45"),
        (1234, 1235, "about 1,235"),
        (0, 0, "none"),
    ],
)
def test_release_hides_rounds_and_shows_noughts(count, shown, words):
    assert release({"a": count, "b": 50}).cells[0] == Cell("a", shown, words)


@pytest.mark.parametrize(
    ("count", "shown", "words"), [(9, None, "fewer than 10"), (10, 10, "about 10"), (8, None, "fewer than 10")]
)
def test_release_protected_hides_up_to_nine(count, shown, words):
    assert release({"a": count, "b": 50}, protected=True).cells[0] == Cell("a", shown, words)


def test_release_hides_a_nought_of_a_small_group():
    assert [cell.words for cell in release({"yes": 0, "no": 7}).cells] == ["fewer than 8", "fewer than 8"]
    assert [cell.words for cell in release({"yes": 0, "no": 9}, protected=True).cells] == ["fewer than 10"] * 2


def test_release_shows_all_or_nothing_of_a_big_group_only():
    assert [cell.shown for cell in release({"yes": 8, "no": 0}).cells] == [10, 0]
    assert [cell.shown for cell in release({"yes": 7, "no": 0}).cells] == [None, None]


def test_release_takes_the_group_from_respondents():
    assert release({"yes": 0}, respondents=8).cells[0].shown == 0
    assert release({"yes": 0}, respondents=7).cells[0].shown is None


def test_release_totals_only_what_is_shown():
    table = release({"Exeter": 23, "Torridge": 3, "Teignbridge": 12}, of="parent carers")
    assert table.total_shown == 35
    assert table.sentence() == (
        "About 35 parent carers, without the groups that are too small to show. "
        "Exeter: about 25. Torridge: fewer than 8. Teignbridge: about 10."
    )


def test_release_says_a_whole_table_in_words():
    assert release({"Exeter": 45}, of="parent carers").sentence() == "About 45 parent carers. Exeter: about 45."
    assert release({"Exeter": 5}, of="parent carers").sentence() == (
        "Too few parent carers to show how many. Exeter: fewer than 8."
    )


def test_release_of_overlapping_cells_has_no_total():
    table = release({"Welcome": 30, "Value": 28}, respondents=40, overlapping=True)
    assert (table.total_shown, table.total_words) == (None, "")
    assert table.sentence() == "Welcome: about 30. Value: about 30."


@pytest.mark.parametrize(
    ("counts", "options"),
    [
        ({"a": -1}, {}),
        ({"a": 9}, {"respondents": 8}),
        ({"a": 9}, {"overlapping": True}),
        ({"a": 9}, {"overlapping": True, "respondents": 8}),
    ],
)
def test_release_refuses_counts_that_cannot_be(counts, options):
    with pytest.raises(ValueError, match=r"negative|respondents"):
        release(counts, **options)


def test_release_thresholds_can_only_be_raised(settings):
    settings.DISCLOSURE_SMALLEST_SHOWN = 12
    settings.DISCLOSURE_SMALLEST_PROTECTED = 3
    assert disclosure.smallest(protected=False) == 12
    assert disclosure.smallest(protected=True) == 10
    assert release({"a": 11}).cells[0].words == "fewer than 12"


@given(COUNTS, st.booleans())
def test_release_publishes_no_other_number(counts, protected):
    table = release(counts, protected=protected)
    assert {cell.shown for cell in table.cells} <= {None, *ALLOWED}
    assert (table.total_shown or 0) == sum(cell.shown or 0 for cell in table.cells)
    said = {int(number) for number in re.findall(r"\d+", table.sentence())}
    assert said <= ALLOWED | {10 if protected else 8}


@given(COUNTS, st.booleans())
def test_table_survives_json(counts, protected):
    table = release(counts, title="t", of="people", protected=protected)
    assert Table.from_json(json.loads(json.dumps(table.as_json()))) == table


def test_two_way_totals_come_from_shown_cells():
    table = release_two_way({"Exeter": {"early": 22, "late": 3}, "Torridge": {"early": 2, "late": 1}}, of="people")
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [[20, None], [None, None]]
    assert table.columns == ("early", "late")
    assert [cell.shown for cell in table.by_row().cells] == [20, None]
    assert [cell.words for cell in table.by_column().cells] == ["about 20", disclosure.NOT_SHOWN]


def test_two_way_shows_a_nought_only_where_both_groups_are_big():
    table = release_two_way({"a": {"x": 0, "y": 20}, "b": {"x": 30, "y": 0}, "c": {"x": 4}})
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [[0, 20], [30, 0], [None, None]]


def test_two_way_hides_a_nought_in_a_small_column():
    table = release_two_way({"a": {"x": 0, "y": 20}, "b": {"x": 5, "y": 20}})
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [[None, 20], [None, 20]]


def test_two_way_survives_json_and_speaks():
    table = release_two_way({"Exeter": {"early": 22, "late": 3}}, title="t")
    assert TwoWay.from_json(json.loads(json.dumps(table.as_json()))) == table
    assert table.sentence() == "Exeter. early: about 20. late: fewer than 8."


@pytest.mark.parametrize(
    ("part", "base", "per_cent"),
    [
        (10, 20, 50),
        (10, 15, None),
        (None, 50, None),
        (10, None, None),
        (0, 20, 0),
        (25, 20, 100),
        (15, 40, 38),
        (10, 30, 33),
    ],
)
def test_percentage_needs_a_published_base_of_twenty(part, base, per_cent):
    assert percentage(Cell("a", part, ""), Cell("b", base, "")) == per_cent


def test_percentage_of_a_table_uses_its_published_total():
    table = release({"a": 22, "b": 18, "c": 3})
    assert percentage(table.cell("a"), table) == 50


@pytest.mark.parametrize("number", [1, 5, 7, 8, 9, 11, 12, -5, 46])
def test_cell_refuses_a_true_count(number):
    with pytest.raises(ValueError, match="not a published number"):
        Cell("a", number, "")


def test_cell_of_an_unknown_label_is_a_key_error():
    with pytest.raises(KeyError):
        release({"a": 9}).cell("b")


def test_release_together_refuses_different_people():
    with pytest.raises(ValueError, match="same people"):
        disclosure.release_together({"one": {"a": 9}, "two": {"b": 10}})


def test_release_together_withholds_the_table_that_another_would_betray():
    tables = disclosure.release_together({"way": {"a": 22, "b": 12}, "place": {"c": 33, "d": 1}})
    assert [cell.words for cell in tables["way"].cells] == ["about 20", "about 10"]
    assert [cell.words for cell in tables["place"].cells] == [disclosure.NOT_SHOWN, disclosure.NOT_SHOWN]


def test_release_together_of_nothing_is_nothing():
    assert disclosure.release_together({}) == {}
