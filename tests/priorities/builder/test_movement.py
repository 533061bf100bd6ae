from dataclasses import replace

from priorities.builder.movement import Earlier, Moved, movement_since
from tests.priorities.builder.test_fairness import a_round

NOW = a_round([("", {"a": 5, "b": 3, "c": 1})])


def carried(**from_slugs):
    """Return the round now, its priorities carried over from the slugs given."""
    items = tuple(replace(item, carried_from=from_slugs.get(item.slug, "")) for item in NOW.items)
    return replace(NOW, items=items)


def before(places, focus=()):
    strengths = {slug: slug.upper() for slug in ("x", "y", "z", "gone")}
    return Earlier("spring", "Spring", strengths, places, frozenset(focus))


def test_places_go_up_down_or_stay():
    places = {"x": 2, "y": 1, "z": 3, "gone": 4}
    found = movement_since(before(places), carried(a="x", b="y", c="z"))
    assert found.groups == (
        Moved("Up", (("A", "from 2nd to 1st"),)),
        Moved("Down", (("B", "from 1st to 2nd"),)),
        Moved("Where it was", (("C", "3rd, as before"),)),
        Moved("No longer there", (("GONE", "not in this round"),)),
    )


def test_new_ones_say_where_they_stand():
    found = movement_since(before({"x": 1, "y": 2, "z": 3, "gone": 4}), carried(a="x"))
    assert found.groups[1] == Moved("New", (("B", "straight to 2nd"), ("C", "straight to 3rd")))


def test_without_exact_numbers_only_the_focus_list_is_compared():
    found = movement_since(before({}, focus=("x", "z")), carried(a="x", b="y", c="z"))
    assert (found.exact, found.groups[:3]) == (
        False,
        (
            Moved("Up", (("B", "now on the focus list"),)),
            Moved("Down", (("C", "no longer on the focus list"),)),
            Moved("Where it was", (("A", "on the focus list, as before"),)),
        ),
    )


def test_one_that_was_taken_out_is_said_to_be():
    items = tuple(replace(each, withdrawn=each.slug == "c") for each in carried(a="x", b="y", c="z").items)
    stars = replace(NOW.ballots[0], places=NOW.ballots[0].places[:2])
    found = movement_since(before({"x": 1, "y": 2, "z": 3, "gone": 4}), replace(NOW, items=items, ballots=(stars,)))
    assert found.groups[-1] == Moved(
        "No longer there", (("Z", "taken out of this round"), ("GONE", "not in this round"))
    )
