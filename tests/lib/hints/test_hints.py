import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import hints

FOUND = [
    ("Write to jo.smith+send@example.org.uk today.", [("email", "jo.smith+send@example.org.uk")]),
    ("It is jo at example dot com", [("email", "jo at example dot com")]),
    ("carer(at)example.co.uk", [("email", "carer(at)example.co.uk")]),
    ("Ring me on 01392 383000.", [("phone", "01392 383000")]),
    ("My mobile: 07700 900123", [("phone", "07700 900123")]),
    ("+44 7700 900123 or (01626) 123456", [("phone", "+44 7700 900123"), ("phone", "(01626) 123456")]),
    ("call us on 383000 any time", [("phone", "383000")]),
    ("NHS number 943 476 5919 on the letter", [("nhs_number", "943 476 5919")]),
    ("9434765919", [("nhs_number", "9434765919")]),
    ("His UPN is B801200005001.", [("upn", "B801200005001")]),
    ("We live at EX2 4QD.", [("postcode", "EX2 4QD")]),
    ("we live at tq122ab now", [("postcode", "tq122ab")]),
    ("Mrs Smith was kind.", [("name", "Mrs Smith")]),
    ("mrs smith was kind", [("name", "mrs smith")]),
    ("Dr. Okonkwo saw us", [("name", "Dr. Okonkwo")]),
    ("We met Miss O’Brien there", [("name", "Miss O’Brien")]),
    ("My son Jack waited.", [("name", "Jack")]),
    ("my son jack waited", [("name", "jack")]),
    ("my daughter Xochitl waited", [("name", "Xochitl")]),
    ("My 7 year old son Bertrand", [("name", "Bertrand")]),
    ("A girl called Amy Carter-Jones came.", [("name", "Amy Carter-Jones")]),
    ("My son Will is nine.", [("name", "Will")]),
    ("Our daughter May loves it.", [("name", "May")]),
    ("Hope, aged 7, was left out.", [("name", "Hope")]),
    ("Mark (9) cried.", [("name", "Mark")]),
    ("Then Zainab and Oliver left.", [("name", "Zainab"), ("name", "Oliver")]),
    ("Jack's EHCP and Amy’s plan", [("name", "Jack"), ("name", "Amy")]),
    ("her teacher Miss Patel", [("staff", "Miss Patel")]),
    ("the SENCO Ms Green rang", [("staff", "Ms Green")]),
    ("My name is Siân.", [("name", "Siân")]),
    ("He goes to Oakfield Primary School.", [("school", "Oakfield Primary School")]),
    ("At St Brannock’s C of E Primary School they listened", [("school", "St Brannock’s C of E Primary School")]),
    ("Moor View Academy refused", [("school", "Moor View Academy")]),
    ("In South Dale Community College", [("school", "South Dale Community College")]),
    ("We asked; Oak Hill School said no", [("school", "Oak Hill School")]),
    ("It is a lovely place. The Meadow Nursery", [("school", "Meadow Nursery")]),
    ("Mr Brown of EX1 1AA, 07700900123", [("name", "Mr Brown"), ("postcode", "EX1 1AA"), ("phone", "07700900123")]),
]

NOT_FOUND = [
    "",
    "It cost £1,250.00 in 2024.",
    "We waited from 2019-2023.",
    "The meeting was in room 12 on 12/03/2024 at 10.30.",
    "The meeting was on 2024-03-12.",
    "16 to 25 year olds need help.",
    "About 1,300 people and 45,000 pounds.",
    "Section 19 and regulation 53 of the 2014 rules",
    "We live in EX2, near the river.",
    "It is in Year 5 2nd term.",
    "NHS number 943 476 5918 has a wrong digit",
    "B801200005002 and A801200005001",
    "Will the council answer us?",
    "Will you help in May?",
    "We Hope that Mark schemes change.",
    "In May, 8 of us met.",
    "The EHCP was late. The SENCO and the TA helped.",
    "Exeter, Newton Abbot and Bovey Tracey have none.",
    "A group called Torbay Together",
    "My son EHCP took two years",
    "My son He is nine",
    "we miss school and they miss lessons",
    "The Special School and the Primary School",
    "Our Local Academy. My College. In Sixth Form College",
    "CAMHS and Portage on Monday, then Ofsted in June.",
    "email me at work dot",
    "Every child @ school",
    "Key Stage 2 SATs, Section F",
    "call 999 or 111",
    "We live near St Thomas in Exeter, and Peter Tavy",
    "Heather and holly grow on Dartmoor.",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_find_sees(text, found):
    assert [(hint.kind, hint.text) for hint in hints.find(text)] == found


@pytest.mark.parametrize("text", NOT_FOUND)
def test_find_leaves_alone(text):
    assert hints.find(text) == []


def test_find_gives_places_in_the_text():
    text = "🚌 Mrs Smith, jo@example.org"
    assert [text[hint.start : hint.end] for hint in hints.find(text)] == ["Mrs Smith", "jo@example.org"]


def test_find_sees_each_time_a_name_comes_again():
    assert [hint.start for hint in hints.find("Amy, Amy and Amy")] == [0, 5, 13]


def test_kind_has_words_for_each():
    assert [kind.words for kind in hints.Kind] == [
        "an e-mail address",
        "an NHS number",
        "a pupil number",
        "a phone number",
        "a postcode",
        "the number of a plan or a case",
        "a date of birth",
        "a home address",
        "the name of a school",
        "a child’s age and where they live",
        "the name of somebody at work",
        "a person’s name",
    ]


PIECES = st.sampled_from(
    [
        "Mrs ",
        "Amy",
        "my son ",
        "School",
        "943 476 5919",
        "@",
        "a.b@c.uk",
        " ",
        "EX2 4QD",
        "é",
        "\n",
        "0",
        "Primary ",
        "'s",
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_find_is_sorted_and_never_overlaps(text):
    found = hints.find(text)
    assert [text[hint.start : hint.end] for hint in found] == [hint.text for hint in found]
    assert all(one.start < one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["a", "A", "1", "a.", "Aa ", "@", "Mrs ", "0 ", "my son ", "School ", "-", "a at ", "(", "\n"]
)
def test_find_takes_a_very_long_text_in_good_time(piece):
    """Four times the text takes about four times the work, where the square of it would be sixteen times."""
    text = piece * (60_000 // len(piece))
    assert _seconds(text) < 9 * _seconds(text[: len(text) // 4]) + 0.05


def _seconds(text: str) -> float:
    """The processor's seconds that finding takes, as this machine does it undisturbed: the least of three."""
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    begun = time.process_time()
    hints.find(text)
    return time.process_time() - begun
