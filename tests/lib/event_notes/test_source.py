import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.event_notes import EventNotes, EventNotesError, Kind, read_notes
from lib.event_notes.source import LARGEST, text_of

WORDS = "Young people’s “voice” – £5"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings_are_read(encoding):
    assert text_of(WORDS.encode(encoding)) == (WORDS, ())


def test_utf_16_is_read_in_either_order():
    assert text_of(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be")) == (WORDS, ())


def test_windows_text_is_read_with_a_warning():
    warning = "The file is not in UTF-8. We read it as Windows text: check the quotation marks, dashes and £ signs."
    assert text_of(WORDS.encode("cp1252")) == (WORDS, (warning,))


def test_invisible_characters_are_dropped():
    assert text_of("Wel\u00adcome\u200b\ufeff") == ("Welcome", ())


@pytest.mark.parametrize(
    ("source", "start"),
    [
        (b"", "There is no text in this."),
        ("  \n\u00a0 \u200b", "There is no text in this."),
        (b"x" * (LARGEST + 1), "This is bigger than 1 MB."),
        (b"%PDF-1.7 ...", "This is a PDF."),
        (b"PK\x03\x04...", "This is a Word document or a zip file."),
        (b"words\x00words", "This is not a text file."),
        ("words\ud800", "This is not a text file."),
        (b"\x81\x8d\x8f", "We cannot read this file as text."),
        (b"\xff\xfea", "We cannot read this file as text."),
        (WORDS.encode().decode("cp1252", "replace"), "Some letters in this text are garbled"),
    ],
)
def test_what_is_not_text_is_refused_with_a_sentence(source, start):
    with pytest.raises(EventNotesError) as refused:
        text_of(source)
    assert str(refused.value).startswith(start)


_PIECES = st.sampled_from(
    [
        *("Communicate", "Welcome and care", "Skip to content", "Top", "raised the following questions:"),
        *("• ", "* ", "- ", "*", "**", " ", "\t", "\u00a0", "\n", "\n\n", "    "),
        *(":", ". ", "(", ")", "“", "”", "; ", " – ", "word", "Word", "é", "3"),
    ]
)


def _survives(source, kind):
    try:
        notes = read_notes(source, kind=kind)
    except EventNotesError:
        return
    assert isinstance(notes, EventNotes)
    assert all(priority.strength and all(priority.development_points) for priority in notes.priorities)
    for statement in notes.statements:
        assert statement.text
        assert "*" not in statement.text
        assert all(statement.text[mark.start : mark.end] == mark.phrase for mark in statement.marks)
        assert all(mark.phrase and mark.count > 0 for mark in statement.marks)
        assert all(one.end <= two.start for one, two in zip(statement.marks, statement.marks[1:], strict=False))


@given(st.binary(max_size=300), st.sampled_from(Kind))
def test_any_bytes_are_read_or_refused(source, kind):
    _survives(source, kind)


@given(st.text(max_size=300), st.sampled_from(Kind))
def test_any_text_is_read_or_refused(source, kind):
    _survives(source, kind)


@given(st.lists(_PIECES, max_size=60).map("".join), st.sampled_from(Kind))
def test_anything_shaped_like_a_write_up_is_read_or_refused(source, kind):
    _survives(source, kind)


@given(st.text(alphabet="ab .;–()“”", max_size=40), st.integers(1, 12))
def test_asterisks_after_the_last_word_mark_the_whole(words, count):
    text = " ".join(f"Start {words} end".split())
    (statement,) = read_notes(f"• {text}{'*' * count}", kind=Kind.STATEMENTS).statements
    assert [(mark.phrase, mark.count) for mark in statement.marks] == [(text, count)]
