"""Who is on duty, at every hour of the week and at both clock changes."""

from datetime import date, time

import pytest

from accounts.enums import Role
from accounts.services import end_role
from duty.selectors.on_duty import on_duty, span
from tests.duty import factories as make
from tests.duty.factories import FRIDAY, MONDAY, SATURDAY, SUNDAY, at

pytestmark = pytest.mark.django_db
FRIDAY_NIGHT = "2026-11-27 22:30"


def names(moment, **how):
    return [(each.person.name, each.reason.value) for each in on_duty(at(moment, **how))]


def test_first_then_deputies_then_every_other_lead():
    make.lead("Off Duty")
    make.shift(make.lead("Zoe First"), FRIDAY, "17:00", "09:00")
    make.shift(make.lead("Ann Deputy"), FRIDAY, "17:00", "09:00", "deputy")
    assert names(FRIDAY_NIGHT) == [
        ("Zoe First", "first"),
        ("Ann Deputy", "deputy"),
        ("Off Duty", "last-resort"),
    ]


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        ("2026-11-27 16:59", "last-resort"),
        ("2026-11-27 17:00", "first"),
        ("2026-11-28 00:00", "first"),
        ("2026-11-28 08:59", "first"),
        ("2026-11-28 09:00", "last-resort"),
    ],
)
def test_shift_over_midnight_begins_and_ends_on_the_minute(moment, reason):
    make.shift(make.lead("Zoe"), FRIDAY, "17:00", "09:00")
    assert names(moment) == [("Zoe", reason)]


def test_shift_over_the_end_of_the_week_is_known_on_monday():
    make.shift(make.lead("Zoe"), SUNDAY, "20:00", "08:00")
    assert names("2026-11-30 07:00") == [("Zoe", "first")]


def test_shift_of_a_whole_day_lasts_24_hours():
    make.shift(make.lead("Zoe"), SATURDAY, "09:00", "09:00")
    assert [names(f"2026-11-{moment}")[0][1] for moment in ("28 09:00", "29 08:59", "29 09:00")] == [
        "first", "first", "last-resort",
    ]  # fmt: skip


def test_bank_holiday_is_a_day_like_any_other():
    make.shift(make.lead("Zoe"), FRIDAY, "09:00", "17:00")
    assert names("2026-12-25 10:00") == [("Zoe", "first")]


@pytest.mark.parametrize(("moment", "fold"), [("2026-10-25 01:30", 0), ("2026-10-25 01:30", 1)])
def test_hour_that_comes_twice_has_somebody_both_times(moment, fold):
    make.shift(make.lead("Before"), SATURDAY, "20:00", "01:30")
    make.shift(make.lead("Then"), SUNDAY, "01:30", "09:00")
    reasons = {reason for _name, reason in names(moment, fold=fold)}
    assert "first" in reasons


@pytest.mark.parametrize("moment", ["2027-03-28 00:45", "2027-03-28 02:00", "2027-03-28 02:15"])
def test_hour_that_the_clocks_skip_leaves_no_hole(moment):
    make.shift(make.lead("Before"), SATURDAY, "20:00", "01:30")
    make.shift(make.lead("Then"), SUNDAY, "01:30", "09:00")
    assert names(moment)[0][1] == "first"


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 10, 24), 13), (date(2027, 3, 27), 11), (date(2026, 11, 27), 12)]
)
def test_night_at_a_clock_change_is_an_hour_longer_or_shorter(day, hours):
    begins, ends = span(day, time(20), time(8))
    assert (ends - begins).total_seconds() == hours * 3600


def test_who_is_away_comes_last_but_is_not_forgotten():
    gone, there = make.lead("Anna Away"), make.lead("Zoe There")
    for one in (gone, there):
        make.shift(one, FRIDAY, "17:00", "09:00")
    make.away(gone, "2026-11-27")
    assert names(FRIDAY_NIGHT) == [("Zoe There", "first"), ("Anna Away", "last-resort")]


@pytest.mark.parametrize("day", ["2026-11-27", "2026-11-28"])
def test_absence_holds_for_the_night_that_begins_on_it_and_for_the_day_itself(day):
    gone = make.lead("Anna Away")
    make.shift(gone, FRIDAY, "17:00", "09:00")
    make.away(gone, day)
    assert names("2026-11-28 02:00") == [("Anna Away", "last-resort")]


def test_role_taken_away_is_off_the_rota_at_once(administrator):
    one = make.lead("Zoe")
    make.shift(one, FRIDAY, "17:00", "09:00")
    end_role(user=one, role=Role.SAFEGUARDING_LEAD, by=administrator)
    assert names(FRIDAY_NIGHT) == []


def test_nobody_at_all_is_an_empty_list():
    assert names("2026-11-30 10:00") == []


def test_one_person_twice_at_once_counts_as_first():
    one = make.lead("Zoe")
    make.shift(one, MONDAY, "09:00", "17:00", "deputy")
    make.shift(one, MONDAY, "08:00", "12:00")
    assert names("2026-11-30 10:00") == [("Zoe", "first")]
