"""Log-likelihood against figures worked by hand: no database."""

import pytest

from lib.keyness import LEAST, Likeness, log_likelihood, most_like, set_apart


@pytest.mark.parametrize(
    ("here", "there", "all_here", "all_there", "by_hand"),
    [
        # E1 = E2 = 7.5: 2 × (10 ln 4/3 + 5 ln 2/3) = 2 × (2.876821 - 2.027326)
        (10, 5, 1000, 1000, 1.698991),
        # E1 = 20 × 20/2020 = 0.198020 …: one word, all of it here: 2 × ln(2020/20) = 2 × 4.615121
        (1, 0, 20, 2000, 9.230241),
        # E1 = 120 × 1000/11000 = 10.909091, E2 = 109.090909: 2 × (100 ln 9.166667 + 20 ln 0.183333)
        (100, 20, 1000, 10000, 2 * (100 * 2.215574 + 20 * -1.696449)),
        # As often as by size alone
        (3, 30, 100, 1000, 0.0),
        (0, 0, 100, 1000, 0.0),
        # Only there: 2 × 10 ln(10/5)
        (0, 10, 100, 100, 13.862944),
    ],
)
def test_log_likelihood_is_what_it_is_by_hand(here, there, all_here, all_there, by_hand):
    assert log_likelihood(here, there, all_here=all_here, all_there=all_there) == pytest.approx(by_hand, abs=1e-4)


@pytest.mark.parametrize(("all_here", "all_there"), [(0, 100), (100, 0), (0, 0)])
def test_log_likelihood_of_nothing_to_compare_with_is_no_surprise(all_here, all_there):
    assert log_likelihood(0, 0, all_here=all_here, all_there=all_there) == 0.0


def test_set_apart_keeps_what_the_group_uses_more_strongest_first():
    everything = {"taxi": 6, "driver": 5, "school": 100, "letter": 40, "the": 849}
    group = {"taxi": 6, "driver": 4, "school": 10, "the": 80}
    assert list(set_apart(group, everything)) == ["taxi", "driver"]
    # All six are here, in a tenth of the words: 2 × 6 × ln 10
    assert set_apart(group, everything)["taxi"] == pytest.approx(2 * 6 * 2.302585, abs=1e-4)


def test_set_apart_never_keeps_what_the_group_uses_less():
    everything = {"letter": 500, "taxi": 500}
    assert "letter" not in set_apart({"letter": 1, "taxi": 99}, everything)


def test_set_apart_of_everything_has_nothing_to_be_apart_from():
    assert set_apart({"taxi": 5}, {"taxi": 5}) == {}


def test_set_apart_is_not_broken_by_counts_that_do_not_agree():
    assert set_apart({"taxi": 5, "bus": 2}, {"bus": 1}) == {}


def test_set_apart_leaves_out_what_chance_gives():
    assert LEAST == 6.63
    assert set_apart({"taxi": 2, "a": 98}, {"taxi": 3, "a": 197}) == {}


def test_most_like_adds_the_words_that_are_shared_and_says_which():
    groups = {"travel": {"taxi": 20.0, "driver": 9.0}, "letters": {"letter": 25.0}, "play": {"club": 30.0}}
    assert most_like(["taxi", "driver", "letter", "driver"], groups) == (
        Likeness("travel", 29.0, ("taxi", "driver")),
        Likeness("letters", 25.0, ("letter",)),
    )


def test_most_like_shows_no_more_than_asked_and_settles_ties_by_name():
    groups = {name: {"taxi": 8.0} for name in "dcba"}
    assert [one.name for one in most_like(["taxi"], groups, most=2)] == ["a", "b"]


def test_most_like_of_no_words_is_nothing():
    assert most_like([], {"travel": {"taxi": 20.0}}) == ()
