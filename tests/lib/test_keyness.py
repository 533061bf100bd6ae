"""Log-likelihood against figures worked by hand: no database."""

from math import log

import pytest

from lib.keyness import LEAST, LEAST_ALONE, log_likelihood, most_like, set_apart


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
    group = {"taxi": 6, "driver": 4, "school": 10, "the": 80}
    others = {"driver": 1, "school": 90, "letter": 40, "the": 769}
    assert list(set_apart(group, others)) == ["taxi", "driver"]
    # All six are here, in a tenth of the words: 2 × 6 × ln 10
    assert set_apart(group, others)["taxi"] == pytest.approx(2 * 6 * 2.302585, abs=1e-4)
    assert list(set_apart(group, others, among=["driver", "letter", "plan"])) == ["driver"]


def test_set_apart_never_keeps_what_the_group_uses_less():
    assert list(set_apart({"letter": 1, "taxi": 99}, {"letter": 499, "taxi": 401})) == ["taxi"]


def test_set_apart_from_nothing_is_nothing():
    assert set_apart({"taxi": 5}, {}) == {}


def test_set_apart_leaves_out_what_chance_gives():
    assert LEAST == 6.63
    assert set_apart({"taxi": 2, "a": 98}, {"taxi": 1, "a": 99}) == {}


EVERYTHING = {"taxi": 8, "driver": 4, "letter": 10, "club": 6, "the": 972}
GROUPS = {
    "travel": {"taxi": 7, "driver": 3, "the": 90},
    "letters": {"letter": 8, "the": 92},
    "play": {"club": 6, "the": 94},
}


def test_most_like_adds_the_words_that_are_shared_and_says_which():
    travel, letters = most_like({"taxi": 1, "driver": 1, "letter": 1, "the": 5}, GROUPS, EVERYTHING)
    assert (travel.name, travel.words, letters.name, letters.words) == (
        "travel", ("taxi", "driver"), "letters", ("letter",),
    )  # fmt: skip
    # The text's own words speak for no side: 7 taxis and 3 drivers of 100 words, 0 of the other 892.
    share = 100 / 992
    assert travel.score == pytest.approx(2 * 7 * log(1 / share) + 2 * 3 * log(1 / share))


def test_one_everyday_word_in_common_is_no_likeness_but_two_are():
    # 2 × (5 ln 5/1.4 + 9 ln 9/12.6): more than chance gives one word in 100, less than it gives among many words
    groups = {"travel": {"want": 5, "taxi": 3, "the": 92}}
    everything = {"want": 15, "taxi": 4, "the": 981}
    assert 6.63 < set_apart(groups["travel"], {"want": 9, "taxi": 0, "the": 891})["want"] < LEAST_ALONE
    assert most_like({"want": 1}, groups, everything) == ()
    (both,) = most_like({"want": 1, "taxi": 1}, groups, everything)
    assert both.words == ("taxi", "want")


def test_most_like_shows_no_more_than_asked_and_settles_ties_by_name():
    groups = {name: {"taxi": 5, "the": 95} for name in "dcba"}
    found = most_like({"taxi": 1}, groups, {"taxi": 21, "the": 9_979}, most=2)
    assert [one.name for one in found] == ["a", "b"]


@pytest.mark.parametrize("text", [{}, {"the": 9}, {"unheard": 1}])
def test_most_like_of_words_that_no_group_has_of_its_own_is_nothing(text):
    assert most_like(text, GROUPS, EVERYTHING) == ()


def test_most_like_is_not_broken_by_counts_that_do_not_agree():
    assert most_like({"taxi": 9}, {"travel": {"taxi": 50}}, {"taxi": 1}) == ()
