"""Days that we promised, in words."""

from datetime import date

from lib import due


def test_in_full_names_the_weekday() -> None:
    assert due.in_full(date(2026, 10, 5)) == "Monday 5 October 2026"
