from datetime import UTC, date, datetime

import pytest

from reports.periods import Period, containing, ended, fitting, last_ended

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("day", "months", "start", "end"),
    [
        (date(2026, 8, 15), 1, date(2026, 8, 1), date(2026, 8, 31)),
        (date(2026, 8, 15), 3, date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 8, 15), 6, date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 8, 15), 12, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2028, 2, 29), 1, date(2028, 2, 1), date(2028, 2, 29)),
        (date(2027, 2, 28), 1, date(2027, 2, 1), date(2027, 2, 28)),
        (date(2026, 12, 31), 3, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), 3, date(2027, 1, 1), date(2027, 3, 31)),
    ],
)
def test_containing_is_a_whole_part_of_the_year(day: date, months: int, start: date, end: date) -> None:
    assert containing(day, months=months) == Period(start, end)


@pytest.mark.parametrize("months", [0, 2, 5, 24])
def test_containing_refuses_other_lengths(months: int) -> None:
    with pytest.raises(ValueError, match="1, 3, 6 or 12"):
        containing(date(2026, 8, 15), months=months)


@pytest.mark.parametrize(
    ("today", "months", "slug"),
    [
        (date(2026, 9, 30), 3, "2026-04-to-2026-06"),  # the last day has not ended yet
        (date(2026, 10, 1), 3, "2026-07-to-2026-09"),
        (date(2027, 1, 1), 3, "2026-10-to-2026-12"),
        (date(2027, 1, 1), 12, "2026-01-to-2026-12"),
        (date(2027, 1, 1), 1, "2026-12"),
        (date(2028, 3, 1), 1, "2028-02"),
        (date(2028, 2, 29), 6, "2027-07-to-2027-12"),
    ],
)
def test_last_ended_is_the_one_before_today(today: date, months: int, slug: str) -> None:
    period = last_ended(today, months=months)
    assert period.slug == slug
    assert period.has_ended(today)


def test_every_day_of_leap_and_other_years_is_in_exactly_one_period() -> None:
    days = [date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2029, 1, 1).toordinal())]
    for months in (1, 3, 6, 12):
        periods = sorted({containing(day, months=months) for day in days})
        assert len(periods) == 36 // months
        assert sum((period.end - period.start).days + 1 for period in periods) == len(days)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (QUARTER, "July to September 2026"),
        (Period(date(2026, 7, 1), date(2026, 7, 31)), "July 2026"),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), "January to December 2026"),
    ],
)
def test_words_name_the_months(period: Period, words: str) -> None:
    assert period.words == words


def test_moments_follow_the_clocks_of_devon() -> None:
    assert QUARTER.moments == (datetime(2026, 6, 30, 23, tzinfo=UTC), datetime(2026, 9, 30, 23, tzinfo=UTC))
    spring = Period(date(2026, 3, 1), date(2026, 3, 31))  # the clocks go forward on the 29th
    assert spring.moments == (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 31, 23, tzinfo=UTC))
    autumn = Period(date(2026, 10, 1), date(2026, 10, 31))  # and back on the 25th
    assert autumn.moments == (datetime(2026, 9, 30, 23, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))


def test_has_ended_only_after_its_last_day() -> None:
    assert not QUARTER.has_ended(date(2026, 9, 30))
    assert QUARTER.has_ended(date(2026, 10, 1))


def test_overlaps_when_a_day_is_shared() -> None:
    year = containing(date(2026, 8, 1), months=12)
    after = containing(date(2026, 10, 1), months=3)
    assert year.overlaps(QUARTER)
    assert QUARTER.overlaps(year)
    assert not QUARTER.overlaps(after)
    assert not after.overlaps(QUARTER)


def test_shorter_periods_fill_what_reports_leave_of_a_longer_one() -> None:
    year = containing(date(2026, 8, 1), months=12)
    assert fitting(year, taken=[]) == [year]
    assert [each.slug for each in fitting(year, taken=[QUARTER])] == ["2026-01-to-2026-06", "2026-10-to-2026-12"]
    july = containing(date(2026, 7, 1), months=1)
    assert [each.slug for each in fitting(year, taken=[july])] == [
        "2026-01-to-2026-06", "2026-08", "2026-09", "2026-10-to-2026-12",
    ]  # fmt: skip
    assert fitting(QUARTER, taken=[year]) == []


def test_ended_lists_back_to_the_first_day_newest_first() -> None:
    found = ended(since=date(2025, 12, 31), today=date(2026, 8, 15), months=3)
    assert [period.slug for period in found] == ["2026-04-to-2026-06", "2026-01-to-2026-03", "2025-10-to-2025-12"]


def test_ended_is_empty_before_the_first_period_ends() -> None:
    assert ended(since=date(2026, 7, 2), today=date(2026, 8, 15), months=3) == []
