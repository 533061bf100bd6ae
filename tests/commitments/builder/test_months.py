"""Months close and go: each once, however often, by whom and how many at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation
from commitments import tasks
from commitments.builder.months import clear_what_is_over, close_months, end_of_month
from commitments.models import ClosedMonth, HoursTakenBack, ThankYou, VolunteerHours
from commitments.services import hours
from devon_coproduction.schedule import BEAT_SCHEDULE
from lib import clock
from reports.builder.volunteers import volunteers
from reports.periods import Period
from tests.commitments.volunteering import log, volunteer
from tests.conftest import make_user
from tests.days import noon

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2026, 9, 30)
OVER = date(2028, 10, 1)  # two years after the end of September 2026


def at(day: date):
    return clock.set_to(noon(day))


def closed() -> list[date]:
    return list(ClosedMonth.objects.values_list("last_day", flat=True))


@pytest.fixture
def given():
    """Hours, a thank you and a taking back of September 2026, and hours of October."""
    forum = PartnerOrganisation.objects.create(name="The Forum", slug="the-forum", sector=Sector.FAMILIES)
    lead = make_user("Fay Lead", Role.PARTNER_LEAD, email="fay@example.org", organisation=forum)
    who, gone = volunteer(1, forum), volunteer(2, forum)
    with at(SEPTEMBER):
        log(who), log(gone)
        hours.say_thank_you(by=lead, to=who, words="You", expenses="The bus")
        hours.take_back_hours(of=gone, by=gone)
    with at(date(2026, 10, 1)):
        log(who, token="october")


def left() -> list[int]:
    return [record.objects.count() for record in (VolunteerHours, ThankYou, HoursTakenBack)]


def test_a_month_closes_ten_days_after_its_end_with_all_before_it():
    with at(date(2026, 7, 2)):
        log(volunteer())
    with at(date(2026, 10, 10)):
        assert close_months() == 2
    assert closed() == [date(2026, 7, 31), date(2026, 8, 31)]
    with at(date(2026, 10, 11)):
        assert (close_months(), close_months()) == (1, 0)
    assert closed()[2:] == [SEPTEMBER]


@pytest.mark.parametrize(
    ("today", "newest"), [(date(2027, 1, 11), date(2026, 12, 31)), (date(2028, 3, 11), date(2028, 2, 29))]
)
def test_without_any_hours_the_newest_month_that_is_over_closes(today, newest):
    with at(today):
        close_months()
    assert closed() == [newest]


def test_nights_without_a_worker_are_made_good():
    for today, number in ((date(2026, 10, 11), 1), (date(2027, 3, 1), 4)):
        with at(today):
            assert close_months() == number
    assert closed() == [end_of_month(SEPTEMBER, months=each) for each in range(5)]


def test_hours_and_thanks_go_two_years_after_the_end_of_their_month(given):
    with at(OVER - timedelta(days=1)):
        tasks.keep_hours()
    assert left() == [2, 1, 1]
    with at(OVER):
        for _twice in range(2):
            tasks.keep_hours()
    assert left() == [1, 0, 0]
    assert list(ClosedMonth.objects.exclude(cleared_on=None).values_list("last_day", "cleared_on")) == [
        (SEPTEMBER, OVER)
    ]


def test_it_goes_by_time_also_when_the_account_has_ended(given):
    entry = VolunteerHours.objects.earliest("on")
    entry.by.is_active = False
    entry.by.save()
    with at(OVER - timedelta(days=1)):
        tasks.keep_hours()
    assert VolunteerHours.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2028, 3, 1)])
def test_the_29_february_is_a_day_like_others(today):
    with at(date(2026, 2, 28)):
        log(volunteer())
    with at(today):
        tasks.keep_hours()
    assert VolunteerHours.objects.exists() == (today.month == 2)


def test_nothing_goes_of_a_month_that_is_not_closed(given):
    with at(OVER):
        assert clear_what_is_over() == 0
    assert left() == [2, 1, 1]


def test_a_report_never_tells_a_part_of_the_hours_as_the_whole():
    period = Period(date(2026, 10, 1), date(2026, 12, 31))  # tells of September to November
    people = [volunteer(number) for number in range(12)]
    for day in (SEPTEMBER, date(2026, 10, 1)):
        with at(day):
            for person in people:
                log(person, token=str(day))
    with at(OVER - timedelta(days=1)):
        tasks.keep_hours()
    assert (volunteers(period) or {})["hours"] == 35
    with at(OVER):
        tasks.keep_hours()
    assert (volunteers(period), VolunteerHours.objects.count()) == (None, 12)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_close_and_clear_once(given):
    start = Barrier(2)

    def work(_number):
        try:
            with at(OVER):
                start.wait()
                tasks.keep_hours()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert left() == [1, 0, 0]
    assert closed() == [end_of_month(SEPTEMBER, months=each) for each in range(24)]


def test_beat_keeps_hours_each_night_and_the_log_holds_numbers_alone(given, capsys, caplog):
    nightly = {entry["task"] for entry in BEAT_SCHEDULE.values() if hasattr(entry["schedule"], "hour")}
    assert "commitments.tasks.keep_hours" in nightly
    with at(OVER):
        tasks.keep_hours()
    said = capsys.readouterr().out + caplog.text
    assert ("hours_and_thanks_cleared" in said, "Vol 1" in said, "The bus" in said) == (True, False, False)
