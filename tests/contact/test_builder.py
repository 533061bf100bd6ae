"""Details that nobody needed are deleted when the council's months are over."""

from datetime import UTC, date, datetime

import pytest
from structlog.testing import capture_logs

from authority.models import Settings
from contact.builder import months_before
from contact.models import ContactDetails
from contact.services.news import tell
from contact.tasks import delete_unused_details
from lib import clock
from tests.contact.hearing import keep

pytestmark = pytest.mark.django_db


def on(year: int, month: int, day: int):
    return clock.set_to(datetime(year, month, day, 12, tzinfo=UTC))


def left() -> int:
    return ContactDetails.objects.count()


def test_details_are_deleted_after_the_council_s_months_and_not_before():
    with on(2025, 11, 22):
        keep()
    with on(2026, 11, 21):
        delete_unused_details()
        assert left() == 1
    with on(2026, 11, 22):
        delete_unused_details()
        delete_unused_details()
        assert left() == 0


def test_details_that_were_needed_since_are_kept():
    with on(2025, 11, 22):
        keep()
    with on(2026, 6, 1):
        tell(links=["link"], event="answer 1")
    with on(2026, 11, 22):
        delete_unused_details()
    assert left() == 1


def test_the_council_sets_the_months():
    Settings.objects.create(contact_months=1)
    with on(2026, 10, 22):
        keep()
    with on(2026, 11, 22):
        delete_unused_details()
    assert left() == 0


def test_log_says_how_many_and_nothing_else():
    with on(2025, 1, 1):
        keep()
    with capture_logs() as lines:
        delete_unused_details()
    assert lines == [{"event": "contact_details_deleted", "number": 1, "log_level": "info"}]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 22), 12, date(2025, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 1), 12, date(2025, 12, 1)),
    ],
)
def test_months_before_a_day(day, months, before):
    assert months_before(day, months) == before
