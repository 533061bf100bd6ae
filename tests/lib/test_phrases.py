import pytest

from lib.phrases import overlap, words_in


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rows hard", ("rows hard",)),
        ("EVERYONE  rows\n hard", ("Everyone rows hard",)),
        ("it's late", ("it’s late",)),
        ('"sing"', ("“sing”",)),
        ("hard - and", ("hard – and",)),
        ("row", ("row",)),
        ("s", ("s", "s", "s")),
        ("nobody", ()),
        ("  ", ()),
        (".*", ()),
    ],
)
def test_words_are_found_however_they_were_typed(typed, found):
    assert words_in("Everyone rows hard – and it’s late. “sing”", typed) == found


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [("a b", "b c", True), ("a b", "c d", False), ("a b c d", "c", True), ("a", "nothing", False), ("a ", "b", False)],
)
def test_phrases_that_share_a_character_overlap(one, other, shares):
    assert overlap("a b c d", one, other) is shares
