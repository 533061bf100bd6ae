import pytest

from lib.event_notes import EventNotesError, Mark, Reading, read_statements
from tests.lib.event_notes.texts import STATEMENTS

OTHER_KIND = (
    "Line 3, “Communicate”, is a cornerstone, so this looks like a write-up of priorities. "
    "Choose “priorities” and try again."
)


def test_statements_are_read_without_asterisks():
    assert [statement.text for statement in read_statements(STATEMENTS).statements] == [
        "Everyone rows. Nobody is left on the quay.",
        "Looking up (“hello”; “good morning”) – you may still say no; say why.",
        "Packing the bag together – with the heavy things at the bottom.",
        "Saying sorry as a crewEveryone means it. Afterwards, tea.",
        "Patience.",
    ]


def test_agreement_is_kept_apart_by_phrase():
    assert [statement.marks for statement in read_statements(STATEMENTS).statements] == [
        (Mark("Everyone rows. Nobody is left on the quay.", 0, 42, 5),),
        (Mark("Looking up (“hello”; “good morning”)", 0, 36, 3),),
        (Mark("Packing the bag together", 0, 24, 2), Mark("with the heavy things at the bottom.", 27, 63, 1)),
        (Mark("Saying sorry as a crewEveryone means it.", 0, 40, 1),),
        (),
    ]
    assert [statement.agreement for statement in read_statements(STATEMENTS).statements] == [5, 3, 3, 1, 0]


def test_open_questions_are_apart_from_statements():
    assert read_statements(STATEMENTS).questions == ("Who is missing from the room?", "Could we meet on a boat?")


def test_lost_space_is_reported_and_the_words_kept():
    assert read_statements(STATEMENTS).warnings == (
        "Line 18: “crewEveryone” seems to have lost a space. The words are kept.",
    )


def test_furniture_stuck_to_the_end_is_reported():
    assert read_statements(STATEMENTS).lines[-1].note == (
        "“Skip to content” at the end belongs to the web page and was left out."
    )


def test_every_line_is_accounted_for():
    readings = [line.reading for line in read_statements(STATEMENTS).lines if line.reading is not Reading.BLANK]
    assert readings == [
        Reading.FURNITURE, Reading.TITLE, Reading.PROSE, Reading.QUESTION, Reading.QUESTION, Reading.PROSE,
        Reading.PROSE, *[Reading.STATEMENT] * 5,
    ]  # fmt: skip


def test_wrapped_bullet_is_joined_with_its_asterisks():
    (statement,) = read_statements("A day out\n\n• We carry the boat\n  down to the water.\n  ***\n").statements
    assert (statement.text, statement.agreement) == ("We carry the boat down to the water.", 3)


def test_footnote_is_no_statement():
    notes = read_statements("Words* we liked\n\n• Kindness.*\n• Time.\n\n*Some words were said twice.\n")
    assert [(statement.text, statement.agreement) for statement in notes.statements] == [("Kindness.", 1), ("Time.", 0)]
    assert notes.lines[-1].reading is Reading.FOOTNOTE


def test_asterisks_can_be_bullets():
    notes = read_statements("Words we liked\n* Kindness.**\n* Time.\n*Patience.\n")
    assert [(statement.text, statement.agreement) for statement in notes.statements] == [
        ("Kindness.", 2),
        ("Time.", 0),
        ("Patience.", 0),
    ]


def test_asterisks_alone_are_left_out():
    notes = read_statements("A day out\n\n***\n\n• Time.\n")
    assert [(line.number, line.note) for line in notes.left_out] == [
        (3, "These asterisks stand under no bullet and are not counted.")
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A day out\n• Time.\n• Tea.\n• TIME!\n", "Line 4 repeats line 2: “TIME!”. Keep only one of them."),
        ("Only a title", "We found no statements in this text. Each one is a line that starts with a bullet."),
        ("A day out\n\nCommunicate\n• Time:\n  None.\n", OTHER_KIND),
        (f"• {'x' * 2001}", "Line 1 is longer than 2000 characters. Put each point on a line of its own."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(EventNotesError) as refused:
        read_statements(text)
    assert str(refused.value) == sentence
