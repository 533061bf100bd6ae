from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedback.enums import RedactionReason, TextField
from feedback.redaction import INSTEAD, BadMark, Mark, find_all, merge, pieces, redact, says_anything
from tests.feedback.desk import mark

TEXT = "Mrs Example rang Sam on 3 May."
# A letter for each place of a text, none of which stands in the words that we put instead: what survives is visible.
LETTERS = "".join(chr(0x4E00 + number) for number in range(60))


# A busy machine may stop for seconds in the middle of a draw.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def marked_texts(draw):
    length = draw(st.integers(min_value=1, max_value=60))
    place = st.integers(min_value=0, max_value=length)
    spans = draw(st.lists(st.tuples(place, place).filter(lambda span: span[0] < span[1]), max_size=8))
    reasons = st.sampled_from(RedactionReason)
    return LETTERS[:length], [Mark(TextField.VALUED, start, end, draw(reasons)) for start, end in spans]


@patient
@given(marked_texts())
def test_redact_leaves_no_marked_character_and_every_other(given_text):
    text, marks = given_text
    gone = {position for one in marks for position in range(one.start, one.end)}
    kept = [letter for letter in redact(text, marks) if letter in LETTERS]
    assert kept == [letter for position, letter in enumerate(text) if position not in gone]


@patient
@given(marked_texts())
def test_pieces_together_are_the_whole_text(given_text):
    text, marks = given_text
    assert "".join(piece.text for piece in pieces(text, marks)) == text


@patient
@given(marked_texts())
def test_merge_leaves_no_overlap_and_is_done_once(given_text):
    _text, marks = given_text
    merged = merge(marks)
    assert all(first.end <= second.start for first, second in pairwise(merged))
    assert merge(merged) == merged


def test_redact_says_what_stood_there():
    marks = [mark(17, 20), mark(0, 11, "staff"), mark(24, 29, "date")]
    assert redact(TEXT, marks) == "[a member of staff] rang [a name] on [a date or age]."


def test_redact_puts_one_word_for_marks_that_overlap():
    assert redact(TEXT, [mark(0, 5, "staff"), mark(4, 11, "name")]) == "[a member of staff] rang Sam on 3 May."


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 31), (31, 32)])
def test_redact_refuses_a_mark_outside_the_text(start, end):
    with pytest.raises(BadMark):
        redact(TEXT, [mark(start, end)])


def test_every_reason_has_its_words():
    assert set(INSTEAD) == set(RedactionReason)


@pytest.mark.parametrize(
    ("text", "marks", "left"),
    [
        ("Sam.", [mark(0, 3)], False),
        ("Sam ran.", [mark(0, 3)], True),
        ("", [], False),
        ("…!", [], False),
        ("7", [], True),
    ],
)
def test_says_anything_counts_the_writers_own_words(text, marks, left):
    assert says_anything(text, marks) is left


@pytest.mark.parametrize(
    ("text", "phrase", "places"),
    [
        ("Sam and SAM", "sam", [(0, 3), (8, 11)]),
        ("the same Sam", "Sam", [(9, 12)]),
        ("Sam’s bag, Sam's hat", "Sam's", [(0, 5), (11, 16)]),
        ("İİ Sam", "sam", [(3, 6)]),
        ("call 01392 383000.", "01392 383000", [(5, 17)]),
        ("anything", "  ", []),
        ("aaa", "a", []),
    ],
)
def test_find_all_finds_whole_words_where_they_stand(text, phrase, places):
    assert find_all(text, phrase) == places
