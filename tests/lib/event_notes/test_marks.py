import pytest

from lib.event_notes.marks import read_marks


def _phrases(words):
    return [(mark.phrase, mark.count) for mark in read_marks(words)[1]]


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("No agreement here.", []),
        ("One thing. Another thing. **", [("One thing. Another thing.", 2)]),
        ("One thing**. Another thing.", [("One thing", 2)]),
        ("One thing. Another thing.** And more.", [("Another thing.", 2)]),
        ("One thing; another* – and more.", [("another", 1)]),
        ("A start** – an end.*", [("A start", 2), ("an end.", 1)]),
        ("Our work.* (I came. I saw.)*", [("Our work.", 1), ("(I came. I saw.)", 1)]),
        ("Hear (“a; b”)*** – fine", [("Hear (“a; b”)", 3)]),
        ("Split run. ** ***", [("Split run.", 5)]),
        ("Spread*, run*.", [("Spread", 1), (", run", 1)]),
        ("Spread*.*", [("Spread.", 2)]),
        ("One * two", [("One", 1)]),
        ("One*two", [("One", 1)]),
        ("It is hard, e.g. at school,* and at home", [("It is hard, e.g. at school,", 1)]),
    ],
)
def test_asterisks_mark_the_phrase_before_them(words, phrases):
    assert _phrases(words) == [(phrase.removeprefix(", "), count) for phrase, count in phrases]


@pytest.mark.parametrize(
    ("words", "text", "warning"),
    [
        ("A **bold** word.", "A bold word.", "The asterisks around words in bold were not counted as agreement."),
        ("See *this note.", "See this note.", "An asterisk in front of a word was not counted as agreement."),
        ("*** Hello.", "Hello.", "Asterisks before the first word were not counted as agreement."),
    ],
)
def test_other_asterisks_are_not_counted(words, text, warning):
    assert read_marks(words) == (text, (), (warning,))


def test_words_keep_a_space_where_only_an_asterisk_stood():
    assert read_marks("One*two")[0] == "One two"


def test_marks_point_into_the_text():
    text, marks, _ = read_marks("A start** – an end.*")
    assert [text[mark.start : mark.end] for mark in marks] == [mark.phrase for mark in marks]
