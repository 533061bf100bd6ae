"""Suggestions from words, near-duplicates, and how often people agree: real full-text search, published text only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.enums import View
from feedback.models import InTheme
from feedback.selectors.themes import words
from feedback.selectors.themes.alike import same_words, themes_alike
from feedback.selectors.themes.groups import groups
from feedback.selectors.themes.suggestions import FEWEST, Agreement, Suggested, agreement, suggestions, together
from feedback.services.themes import join, put_in
from tests.feedback import factories as make
from tests.feedback.grouping import told, two_themes

pytestmark = pytest.mark.django_db
ODD = ("O'Neill's C:\\path\\file & (x | y) !! :* 'quoted'", "żółć 日本 🙂", "%s %(x)s {0}", "-- ;", "\\' \\")
ALIKE = ("Letters that come late", "Late letters that come", "Letters that came too late", "Taxis", "Quiet rooms")


@pytest.fixture
def sorted_by(moderator):
    """Two themes of three experiences each, and some that are in none."""
    return two_themes(moderator)


def test_suggestions_rank_themes_by_words_that_set_them_apart(sorted_by):
    one = make.published(needs_change="Two taxis, two drivers, no letter, and no one rang.")
    assert suggestions([one.pk]) == {
        one.pk: (
            Suggested("taxis", "Taxis", 1, ("drivers", "taxis")),
            Suggested("calls-and-letters", "Calls and letters", 2, ("letter", "rang")),
        )
    }


def test_suggestions_of_words_that_no_theme_has_are_none(sorted_by):
    assert suggestions([(one := make.published(needs_change="The lift is broken.")).pk]) == {one.pk: ()}


def test_one_word_in_common_suggests_nothing_while_chance_may_give_it(sorted_by):
    assert suggestions([(one := make.published(needs_change="A letter.")).pk]) == {one.pk: ()}


def test_suggestions_without_a_theme_are_none():
    assert suggestions([(one := make.published()).pk]) == {one.pk: ()}


def test_suggestions_leave_out_the_theme_it_is_in(sorted_by, moderator):
    taxis, _calls = sorted_by
    one = make.published(needs_change="A taxi, a driver. They rang about a letter.")
    put_in(by=moderator, theme=taxis, experiences=[one], view=View.SAME)
    assert [theme.slug for theme in suggestions([one.pk])[one.pk]] == ["calls-and-letters"]


def test_suggestions_lead_to_the_theme_that_another_was_joined_with(sorted_by, moderator):
    taxis, travel = sorted_by[0], make.theme(title="Travel", by=moderator)
    join(theme=taxis, into=travel, by=moderator, seen_version=1)
    one = make.published(needs_change="The taxi driver was here.")
    assert [theme.slug for theme in suggestions([one.pk])[one.pk]] == ["travel"]


def test_suggestions_read_published_words_only(sorted_by):
    taxis, _calls = sorted_by
    hidden = told("Zebra zebra zebra, quagga quagga quagga.")[0]
    put_in(by=taxis.made_by, theme=taxis, experiences=[hidden], view=View.SAME)
    one = make.published(needs_change="A zebra, a quagga.", original="CANARY taxi driver taxi driver")
    assert [theme.slug for theme in suggestions([one.pk])[one.pk]] == ["taxis"]
    make.raise_concern(hidden)
    assert suggestions([one.pk]) == {one.pk: ()}


@pytest.mark.parametrize("number", [1, 3])
def test_suggestions_cost_seven_queries_and_one_ts_stat(sorted_by, number):
    some = [one.pk for one in told(*["A taxi driver came."] * number)]
    with CaptureQueriesContext(
        connection,
    ) as made:
        suggestions(some)
    assert (len(made), sum("ts_stat" in one["sql"] for one in made.captured_queries)) == (7, 1)


def test_counts_are_those_of_postgresql():
    one, two = told("The letters, the letter, a taxi.", "A letter.")
    texts = words.texts_of([one.pk, two.pk])
    assert words.counts({0: list(texts.values()), 7: [texts[two.pk]], 8: []}) == {
        0: {"letter": 3, "taxi": 1},
        7: {"letter": 1},
        8: {},
    }


def test_counts_leave_out_what_stands_for_words_that_were_taken_out():
    (one,) = told("Then [a member of staff] rang [a name].")
    texts = list(words.texts_of([one.pk]).values())
    assert words.counts({0: texts}) == {0: {"rang": 1}}
    assert words.stems(texts) == {one.pk: {"rang": ["rang"]}}


def test_counts_look_at_the_newest_texts_only(monkeypatch):
    monkeypatch.setattr(words, "MOST_TEXTS", 2)
    _old, *new = told("One.", "Two.", "Three.")
    assert set(words.newest_texts()) == {one.pk for one in new}


@pytest.mark.parametrize(
    "text", ["O'Neill's C:\\path\\file & (x | y) !! :* 'quoted'", "żółć 日本 🙂", "%s %(x)s {0}", "-- ;"]
)
def test_suggestions_and_likeness_take_any_text(sorted_by, text):
    one, two = told(text, text)
    assert suggestions([one.pk])[one.pk] == ()
    assert same_words([one.pk, two.pk]) in ({one.pk: (two.pk,), two.pk: (one.pk,)}, {})


def test_together_puts_what_is_first_for_one_of_several_first():
    a, b = Suggested("a", "A", 1, ("x",)), Suggested("b", "B", 1, ("y",))
    again = Suggested("a", "A", 2, ("z", "x"))
    assert together([(b, again), (a,)]) == (Suggested("a", "A", 1, ("x", "z")), b)


def test_agreement_is_silent_about_a_few_and_counts_first_choices(moderator):
    theme = make.theme(title="Letters", by=moderator)
    for number in range(FEWEST):
        assert agreement().enough is False
        one = make.published()
        shown = {one.reference: ["letters"] if number < 12 else ["taxis", "letters"] if number < 15 else ["taxis"]}
        put_in(by=moderator, theme=theme, experiences=[one], view=View.SAME, shown=shown)
    assert agreement() == Agreement(of=20, first=12, among=15)
    assert agreement().enough is True


def test_agreement_looks_at_the_last_hundred_that_had_a_suggestion(moderator, monkeypatch):
    monkeypatch.setattr("feedback.selectors.themes.suggestions.LAST", 2)
    theme = make.theme(*(make.published() for _ in range(4)), by=moderator)
    for row, place in zip(theme.members.all(), (1, 1, 0, None), strict=True):
        InTheme.objects.filter(pk=row.pk).update(suggested_place=place)
    assert agreement() == Agreement(of=2, first=1, among=1)


def test_themes_alike_are_offered_the_likest_first(moderator):
    for title in (
        "Letters that come late",
        "Late letters that come",
        "Letters that came too late",
        "Taxis",
        "Quiet rooms",
    ):
        make.theme(title=title, by=moderator)
    pairs = [(pair.title, pair.other_title) for pair in themes_alike(groups())]
    assert pairs[0] == ("Letters that come late", "Late letters that come")
    assert {title for pair in pairs for title in pair} & {"Taxis", "Quiet rooms"} == set()


def test_themes_alike_of_one_stand_from_its_side_and_leave_joined_ones_out(moderator):
    first, second = make.theme(title="Late letters"), make.theme(title="Letters late")
    assert [(one.slug, one.other_slug) for one in themes_alike(groups(), second.pk)] == [
        ("letters-late", "late-letters")
    ]
    assert [(one.slug, one.other_slug) for one in themes_alike(groups(), first.pk)] == [
        ("late-letters", "letters-late")
    ]
    join(theme=first, into=second, by=moderator, seen_version=1)
    assert themes_alike(groups(), second.pk) == ()


def test_themes_alike_are_not_found_for_a_word_inside_a_longer_title():
    make.theme(title="Letters")
    make.theme(title="Letters, phone calls, meetings and who is asked to come to them")
    assert themes_alike(groups()) == ()


def test_same_words_finds_what_was_sent_twice_and_merges_nothing():
    text = "I left five messages about our plan in four weeks. Nobody rang. I had to tell the whole story again."
    first, again = told(text, text.replace("five", "six").replace("Nobody rang.", "nobody rang back."))
    other, longer = told("We left the farm in four weeks.", text * 3)
    assert same_words([first.pk, again.pk, other.pk, longer.pk]) == {first.pk: (again.pk,), again.pk: (first.pk,)}


def test_same_words_never_points_to_what_is_not_public():
    first, again = told("The taxi driver was very late again today.", "The taxi driver was very late again today.")
    make.raise_concern(again)
    assert same_words([first.pk, again.pk]) == {}
