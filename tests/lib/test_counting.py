import pytest

from lib.counting import how_many


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 priorities"), (1, "1 priority"), (2, "2 priorities"), (1200, "1,200 priorities")],
)
def test_how_many_says_the_number_with_its_noun(number, words):
    assert how_many(number, "priority", "priorities") == words


def test_how_many_adds_an_s_by_itself():
    assert how_many(3, "star") == "3 stars"
