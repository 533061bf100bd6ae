"""What a report tells of volunteers stands: their months are closed before it counts, and its totals outlive them."""

from datetime import date, timedelta

import pytest

from commitments import tasks
from commitments.models import ClosedMonth, VolunteerHours
from commitments.services.hours import HoursRefused
from lib import clock
from reports import builder
from reports.models import Snapshot
from tests.commitments.volunteering import log, volunteer
from tests.days import noon

pytestmark = pytest.mark.django_db
AUGUST = date(2026, 8, 31)


@pytest.fixture
def built(waiting):
    """A report of July to September, without a night's work of the worker before it."""
    with clock.set_to(noon(AUGUST)):
        for number in range(12):
            log(volunteer(number))
    assert builder.build(waiting.pk)
    return waiting


def test_months_that_a_report_counts_are_closed_before_it_is_built(built):
    told = built.snapshot.content["volunteers"]
    assert (told["first"], told["last"], told["hours"]) == ("2026-06-01", "2026-08-31", 20)
    assert ClosedMonth.objects.latest("last_day").last_day == AUGUST
    with pytest.raises(HoursRefused):
        log(volunteer(99), AUGUST)


def test_totals_of_a_frozen_report_outlive_the_hours(built):
    before = Snapshot.objects.values("content", "digest").get()
    with clock.set_to(noon(AUGUST.replace(year=2028)) + timedelta(days=1)):
        tasks.keep_hours()
    assert VolunteerHours.objects.count() == 0
    assert Snapshot.objects.values("content", "digest").get() == before
