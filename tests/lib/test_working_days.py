from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import working_days

DATES = st.dates(date(2024, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 4, 2), True),  # Maundy Thursday
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 4), False),  # Saturday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day, which fell on a Saturday
        (date(2026, 11, 30), True),  # a holiday in Scotland only
        (date(2026, 8, 3), True),  # a holiday in Scotland only
        (date(2026, 8, 31), False),  # summer bank holiday in England
    ],
)
def test_is_working_day_follows_england(day, working):
    assert working_days.is_working_day(day) is working


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 6, 1), 0, date(2026, 6, 1)),
        (date(2026, 6, 6), 0, date(2026, 6, 6)),  # a Saturday stays itself
        (date(2026, 6, 5), 1, date(2026, 6, 8)),  # Friday to Monday
        (date(2026, 6, 6), 1, date(2026, 6, 8)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # over New Year
        (date(2027, 12, 24), 1, date(2027, 12, 29)),  # Christmas Day on a Saturday: Monday and Tuesday off
        (date(2026, 6, 1), 10, date(2026, 6, 15)),
    ],
)
def test_add_goes_to_the_right_day(start, days, end):
    assert working_days.add(start, days) == end


def test_add_refuses_to_count_backwards():
    with pytest.raises(ValueError, match="forwards"):
        working_days.add(date(2026, 6, 1), -1)


def test_between_is_negative_backwards_and_zero_on_the_day():
    assert working_days.between(date(2026, 6, 8), date(2026, 6, 5)) == -1
    assert working_days.between(date(2026, 6, 5), date(2026, 6, 5)) == 0


def test_between_over_christmas_counts_what_is_left():
    assert working_days.between(date(2026, 12, 23), date(2027, 1, 4)) == 5


@given(DATES, st.integers(0, 300))
def test_between_undoes_add(start, days):
    assert working_days.between(start, working_days.add(start, days)) == days


@given(DATES, st.integers(1, 60))
def test_add_always_lands_on_a_working_day(start, days):
    assert working_days.is_working_day(working_days.add(start, days)) is True


@given(DATES, st.integers(0, 900))
def test_between_counts_what_walking_day_by_day_counts(start, days):
    end = start + timedelta(days=days)
    walked = sum(working_days.is_working_day(start + timedelta(days=number)) for number in range(1, days + 1))
    assert working_days.between(start, end) == walked


def test_between_does_not_walk_day_by_day(monkeypatch):
    monkeypatch.setattr(working_days, "is_working_day", lambda _day: pytest.fail("It walked"))
    assert working_days.between(date(2026, 6, 1), date(2126, 6, 1)) > 25000
