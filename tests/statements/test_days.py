"""When a statement is due and which days it covers: 365 days, leap years, and a year that never had one."""

from datetime import date

import pytest

from statements.days import Days, Due, Last, next_due
from statements.enums import Reminder

FIRST = Due(start=date(2025, 11, 1), due_on=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("published", "due_on"),
    [
        (date(2025, 3, 1), date(2026, 3, 1)),
        (date(2023, 3, 1), date(2024, 2, 29)),  # a leap year: 365 days are over a day sooner
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 12, 31), date(2025, 12, 31)),
    ],
)
def test_next_statement_is_due_365_days_after_the_last_was_published(published: date, due_on: date):
    due = next_due(last=Last(end=date(2023, 1, 31), published_on=published), first_feedback=date(2020, 1, 1))
    assert due == Due(start=date(2023, 2, 1), due_on=due_on)


def test_where_there_was_none_the_year_begins_with_the_first_feedback():
    assert next_due(last=None, first_feedback=date(2025, 11, 1)) == FIRST


def test_without_any_feedback_nothing_is_due():
    assert next_due(last=None, first_feedback=None) is None


@pytest.mark.parametrize(
    ("today", "reminder"),
    [
        (date(2026, 9, 1), None),
        (date(2026, 9, 2), Reminder.SIXTY),
        (date(2026, 10, 1), Reminder.SIXTY),
        (date(2026, 10, 2), Reminder.THIRTY),
        (date(2026, 10, 31), Reminder.THIRTY),
        (date(2026, 11, 1), Reminder.NOW),
        (date(2027, 11, 1), Reminder.NOW),
    ],
)
def test_reminder_is_the_latest_that_is_due(today: date, reminder: Reminder | None):
    assert FIRST.reminder(today) == reminder


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 1), False), (date(2026, 11, 2), True)])
def test_it_is_late_from_the_day_after(today: date, late: bool):
    assert FIRST.is_late(today) is late


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2025, 11, 1), None),
        (date(2025, 11, 2), Days(date(2025, 11, 1), date(2025, 11, 1))),
        (date(2026, 10, 10), Days(date(2025, 11, 1), date(2026, 10, 9))),
        (date(2026, 11, 1), Days(date(2025, 11, 1), date(2026, 10, 31))),
        (date(2028, 1, 1), Days(date(2025, 11, 1), date(2026, 10, 31))),
    ],
)
def test_it_covers_what_is_over_and_a_year_at_most(today: date, days: Days | None):
    assert FIRST.days(today) == days


def test_words_and_address_of_its_days():
    days = Days(date(2025, 11, 1), date(2026, 10, 31))
    assert (days.slug, days.words) == ("2025-11-01-to-2026-10-31", "1 November 2025 to 31 October 2026")
