import pytest

from lib.event_notes import EventNotesError, Priority, Reading, read_priorities
from tests.lib.event_notes.texts import PRIORITIES

NO_CORNERSTONE = (
    "stands where the name of a cornerstone should be. Use one of “Welcome and care”, "
    "“Value and include”, “Communicate”, “Work in partnership”."
)
NOTHING_FOUND = (
    "We found no priorities in this text. Each one is a bullet under the name of a cornerstone, "
    "with what needs to change on the line beneath."
)


def _readings(text):
    return [line.reading for line in read_priorities(text).lines if line.reading is not Reading.BLANK]


def _pairs(text):
    return [(priority.strength, priority.development_points) for priority in read_priorities(text).priorities]


def test_priorities_are_read_with_their_development_points():
    assert read_priorities(PRIORITIES).priorities == (
        Priority("welcome-and-care", "A smile at the door", ("Waiting rooms are cold and noisy.",), 14),
        Priority("welcome-and-care", "Tea for helpers – with a biscuit", ("Nobody thanks the night shift.",), 16),
        Priority("communicate", "Letters that make sense", ("Ringing up and getting a person.", "Large print."), 21),
    )


def test_title_is_the_first_line_that_is_not_furniture():
    assert read_priorities("Skip to content\n" + PRIORITIES.replace("Wessex", "Devon")).title == (
        "What the harbour town put first"
    )


def test_every_line_is_accounted_for():
    notes = read_priorities(PRIORITIES)
    assert [line.number for line in notes.lines] == list(range(1, len(PRIORITIES.splitlines()) + 1))


def test_lines_left_out_say_why():
    left_out = [(line.number, line.reading) for line in read_priorities(PRIORITIES).left_out]
    assert left_out == [
        (1, Reading.FURNITURE),
        (5, Reading.PROSE),
        (8, Reading.PROSE),
        (10, Reading.FOOTNOTE),
        (25, Reading.PROSE),
        (27, Reading.FURNITURE),
        (28, Reading.FURNITURE),
        (29, Reading.FURNITURE),
    ]
    assert all(line.note for line in read_priorities(PRIORITIES).left_out)


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "•\t", "\u00a0•\u00a0\u00a0", "●", "o", "-\t"])
def test_bullets_of_every_kind_are_read(bullet):
    text = f"A title\n\nCommunicate\n\n{bullet} Quick replies:\n    Long silences.\n{bullet} Kind words:\n    Jargon.\n"
    assert _pairs(text) == [("Quick replies", ("Long silences.",)), ("Kind words", ("Jargon.",))]


@pytest.mark.parametrize(
    "heading", ["communicate", "COMMUNICATE:", "## Communicate", "3. Communicate", "**Communicate**"]
)
def test_headings_are_read_however_they_are_dressed(heading):
    (priority,) = read_priorities(f"{heading}\n• Quick replies:\n  Long silences.").priorities
    assert priority.cornerstone_slug == "communicate"


def test_text_without_indents_is_read():
    text = (
        "Communicate\n• Quick replies:\nLong silences.\nLost letters.\n• Kind words:\nJargon.\n\nThat is all we said."
    )
    assert _pairs(text) == [("Quick replies", ("Long silences.", "Lost letters.")), ("Kind words", ("Jargon.",))]


def test_first_point_may_follow_a_blank_line():
    assert _pairs("Communicate\n\n• Quick replies:\n\nLong silences.\n") == [("Quick replies", ("Long silences.",))]


def test_point_on_the_same_line_is_read():
    assert _pairs("Communicate\n• Quick replies: Long silences.\n") == [("Quick replies", ("Long silences.",))]


def test_nested_bullets_are_points():
    text = "Communicate\n• Quick replies:\n    - Long silences.\n    - Lost letters.\n"
    assert _pairs(text) == [("Quick replies", ("Long silences.", "Lost letters."))]


def test_wrapped_lines_are_joined():
    text = "Communicate\n• Quick replies\n  to hard questions:\n  Silences that last\n  for weeks.\n"
    assert _pairs(text) == [("Quick replies to hard questions", ("Silences that last for weeks.",))]
    assert _readings(text).count(Reading.CONTINUED) == 2


def test_asterisks_are_not_votes():
    notes = read_priorities("Communicate\n• Quick replies***:\n  Long silences.*\n")
    assert notes.priorities == (Priority("communicate", "Quick replies", ("Long silences.",), 2),)
    assert notes.warnings == (
        "Line 2: Asterisks in a write-up of priorities are not agreement and were left out.",
        "Line 3: Asterisks in a write-up of priorities are not agreement and were left out.",
    )


def test_bullet_before_any_cornerstone_is_left_out():
    notes = read_priorities(
        "A title\n\n" + "Some words about the day.\n• A link\n\nCommunicate\n• Quick replies: Silence.\n"
    )
    assert [(line.number, line.note) for line in notes.left_out] == [
        (3, "Text around the list: no bullet, and not beneath one."),
        (4, "This bullet stands under no cornerstone."),
    ]


def test_furniture_stuck_to_the_end_is_cut():
    notes = read_priorities("Communicate\n• Quick replies:\n  Long silences.Skip to contentTranslate\n")
    assert notes.priorities[0].development_points == ("Long silences.",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Communicate\n• Replies:\n  Silence.\n\nFly a kite\n\n• String:\n  Knots.\n",
            f"Line 5, “Fly a kite”, {NO_CORNERSTONE}",
        ),
        (
            "Communicate\n• Replies:\n  Silence.\n• replies :\n  Noise.\n",
            "Line 4 repeats line 2: “replies :”. Keep only one of them.",
        ),
        (
            "Communicate\n• Replies:\n  Silence.\n• Words:\n  Silence.\n",
            "Line 5 repeats line 3: “Silence.”. Keep only one of them.",
        ),
        (
            "Communicate\n• Replies:\n• Words:\n  Silence.\n",
            "Line 2, “Replies:”, has nothing beneath it. Add a line under it that says what needs to change.",
        ),
        (
            "A letter to the council about the weather.",
            NOTHING_FOUND,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(EventNotesError) as refused:
        read_priorities(text)
    assert str(refused.value) == sentence
