import pytest

from lib import words


def test_clean_composes_letters_and_line_ends_only():
    assert words.clean("  Cafe\u0301\r\nnext  \rlast\u200b \u00a0\n\n") == "  Café\nnext  \nlast\u200b"


def test_clean_keeps_a_clean_text_as_it_is():
    text = "“We waited”\n\n\tthree years — ﬁne ½ 🚌"
    assert words.clean(text) == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("We will ring you. Then we write.", "We will ring you"),
        ("Will it help? Yes.", "Will it help?"),
        (
            "We will send every letter about a plan within ten days, and say why if not.",
            "We will send every letter about a plan within ten days, and …",
        ),
        ("x" * 80, "x" * 60 + " …"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_opening_is_the_first_sentence_cut_between_words(text, first):
    assert words.opening(text) == first


def test_sentences_end_at_marks_and_line_breaks():
    assert words.sentences("We waited. Nobody came! Why?\nA heading\n\n— \nLast one…") == [
        "We waited.",
        "Nobody came!",
        "Why?",
        "A heading",
        "Last one…",
    ]


def test_sentences_do_not_end_at_titles_and_abbreviations():
    assert words.sentences("Mrs. Smith helped, e.g. with forms. It cost £3.50.") == [
        "Mrs. Smith helped, e.g. with forms.",
        "It cost £3.50.",
    ]


def test_average_sentence_length_counts_words():
    assert words.average_sentence_length("We're here. You came to the well-known house.") == 4.0
    assert words.average_sentence_length("") == 0.0


@pytest.mark.parametrize(
    ("word", "count"),
    {
        "school": 1,
        "people": 2,
        "education": 4,
        "asked": 1,
        "needed": 2,
        "area": 3,
        "family": 3,
        "little": 2,
        "changes": 2,
        "difficult": 3,
        "EHCP": 4,
        "a": 1,
        "statement": 2,
        "table": 2,
        "timetable": 3,
        "timetables": 3,
        "42": 1,
    }.items(),
)
def test_syllables_counts_as_people_say(word, count):
    assert words.syllables(word) == count


def test_reading_age_follows_its_formula():
    # 10 words, 2 sentences, 10 syllables: 0.39 × 5 + 11.8 × 1 - 15.59 + 5 = 3.16, so the least there is
    assert words.reading_age("We read what you send. We will write to you.") == 5.0
    # 5 words, 1 sentence, 11 syllables
    assert words.reading_age("Education is a difficult statement.") == pytest.approx(0.39 * 5 + 11.8 * 11 / 5 - 10.59)


def test_reading_age_tells_plain_from_dense():
    plain = "We will read what you tell us. Then we will write to you. It takes ten days."
    dense = "Submissions undergo multidisciplinary consideration preceding determination of appropriate provision."
    assert words.reading_age(plain) < 9 < 16 < words.reading_age(dense)


def test_reading_age_of_nothing_is_zero():
    assert words.reading_age(" … ") == 0.0
