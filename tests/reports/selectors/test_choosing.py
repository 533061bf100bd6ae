"""When more words may be quoted than fit, a fixed rule picks them: from each group as many, and the same each time."""

from collections import Counter

from reports.selectors.choosing import chosen
from reports.selectors.shown import Quote


def quote(number: int, group: str) -> Quote:
    return Quote(f"/experiences/DEV-{number}/", group, "Good.", "", edited=False, lang="")


MANY = [quote(number, "Parents") for number in range(90)] + [quote(number, "Professionals") for number in range(90, 92)]


def test_chosen_keeps_all_that_fit_in_their_order():
    assert chosen(MANY[:6], most=6) == tuple(MANY[:6])
    assert chosen([], most=6) == ()


def test_chosen_takes_as_many_of_each_group_while_there_are_some():
    assert Counter(one.said_by for one in chosen(MANY, most=4)) == {"Parents": 2, "Professionals": 2}
    assert Counter(one.said_by for one in chosen(MANY, most=6)) == {"Parents": 4, "Professionals": 2}


def test_chosen_is_the_same_at_each_reading_and_in_the_order_given():
    few = chosen(MANY, most=6)
    assert few == chosen(list(MANY), most=6)
    assert [MANY.index(one) for one in few] == sorted(MANY.index(one) for one in few)
    assert set(chosen(MANY[::-1], most=6)) == set(few)
    assert few[:4] != tuple(MANY[:4])  # who came first is no reason


def test_chosen_puts_one_of_the_same_group_where_somebody_left():
    few = chosen(MANY, most=6)
    gone = next(one for one in few if one.said_by == "Parents")
    now = chosen([one for one in MANY if one != gone], most=6)
    assert set(few) - {gone} < set(now)
    assert Counter(one.said_by for one in now) == Counter(one.said_by for one in few)
