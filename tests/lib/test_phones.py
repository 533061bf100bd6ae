"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import phones


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("01392 380434", "+441392380434"),
        ("+44 (0)1392 380434", "+441392380434"),
        ("18002 01392 380434", "+441392380434"),
        ("07700 900123", "+447700900123"),
        ("+48 22 123 45 67", "+48221234567"),
        ("01392 380434 ext 5", "+441392380434"),
        ("12", ""),
        ("ring me", ""),
        ("", ""),
        ("9" * 10_000, ""),
    ],
)
def test_number_is_written_as_the_whole_world_does(typed, expected):
    assert phones.e164(typed) == expected


def test_number_is_read_aloud_with_its_gaps():
    assert phones.as_read_aloud("+441392380434") == "01392 380434"
    assert phones.as_read_aloud("+48221234567") == "+48 22 123 45 67"
    assert phones.as_read_aloud("ring me") == "ring me"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("999", "tel:999"), ("0345 6000 388", "tel:03456000388"), ("+44 1392 380434", "tel:+441392380434"), ("ask", "")],
)
def test_number_as_it_is_shown_is_rung(shown, expected):
    assert phones.dialling(shown) == expected


@given(st.text(max_size=80))
def test_no_text_breaks_it(typed):
    assert phones.e164(typed) == "" or phones.e164(phones.e164(typed)) == phones.e164(typed)
