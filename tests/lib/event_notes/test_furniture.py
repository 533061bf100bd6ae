import pytest

from lib.event_notes.furniture import is_furniture, without_furniture


@pytest.mark.parametrize(
    "text",
    [
        "Skip to content", "skip  to\u00a0content", "Top", "Beta", "Translate", "Devon’s SEND Local Offer",
        "Devon's SEND Local Offer", "BetaTranslate", "Skip to contentDevon’s SEND Local Offer",
    ],
)  # fmt: skip
def test_page_furniture_is_known(text):
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["", "Top marks", "Beta testers wanted", "Translate letters for families"])
def test_ordinary_words_are_not_furniture(text):
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("text", "rest", "cut"),
    [
        ("Kind words.Skip to content", "Kind words.", "Skip to content"),
        ("Kind wordsSkip to content", "Kind words", "Skip to content"),
        ("Kind words.*TopBeta Translate", "Kind words.*", "TopBeta Translate"),
        ("Kind words.TranslateDevon’s SEND Local Offer", "Kind words.", "TranslateDevon’s SEND Local Offer"),
        ("A link to skip to content", "A link to skip to content", ""),
        ("We spin the top", "We spin the top", ""),
    ],
)
def test_only_furniture_stuck_to_the_end_is_cut(text, rest, cut):
    assert without_furniture(text) == (rest, cut)
