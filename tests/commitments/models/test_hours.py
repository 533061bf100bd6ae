"""PostgreSQL itself guards a closed month, whoever writes and however."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from time import monotonic, sleep

import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.enums import Role
from accounts.models import User
from commitments.builder.months import close_months
from commitments.models import ClosedMonth, ThankYou, VolunteerHours
from lib import clock
from tests.commitments.volunteering import log, volunteer
from tests.conftest import make_user
from tests.days import noon

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 1)
CLOSING = date(2026, 10, 11)
INSERT = (
    """INSERT INTO commitments_volunteerhours (by_id, "on", quarters, task, made_key) VALUES (%s, %s, 4, 'event', %s)"""
)
MOVE = 'UPDATE commitments_volunteerhours SET "on" = %s WHERE "on" = %s'
ONE_MORE = 'UPDATE commitments_volunteerhours SET quarters = quarters + 1 WHERE "on" = %s'
DELETE = 'DELETE FROM commitments_volunteerhours WHERE "on" = %s'
TAKE_BACK = 'INSERT INTO commitments_hourstakenback (of_id, by_id, "on") VALUES (%s, %s, %s)'
CLOSE = "INSERT INTO commitments_closedmonth (last_day, closed_on) VALUES (%s, %s)"
CLEAR = "UPDATE commitments_closedmonth SET cleared_on = %s"


def run(sql: str, *values: object) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def refused(why: str, sql: str, *values: object) -> None:
    with pytest.raises(DatabaseError, match=why):
        run(sql, *values)


@pytest.fixture
def who(db):
    """A volunteer with hours on the last day of September, which is closed, and on the first of October."""
    person = volunteer()
    for day in (SEPTEMBER, OCTOBER):
        with clock.set_to(noon(day)):
            log(person, token=str(day))
    with clock.set_to(noon(CLOSING)):
        close_months()
    return person


def test_nothing_comes_into_a_closed_month_or_one_before_it(who):
    for day in (SEPTEMBER, date(2026, 9, 1), date(2020, 2, 29)):
        refused("this month is closed", INSERT, who.pk, day, "k")
    assert run(INSERT, who.pk, OCTOBER, "k") == 1


def test_nothing_of_a_closed_month_changes_moves_or_goes(who):
    refused("this month is closed", ONE_MORE, SEPTEMBER)
    refused("this month is closed", MOVE, OCTOBER, SEPTEMBER)
    refused("this month is closed", MOVE, SEPTEMBER, OCTOBER)
    refused("this month is closed", DELETE, SEPTEMBER)
    assert (run(ONE_MORE, OCTOBER), run(DELETE, OCTOBER)) == (1, 1)
    assert VolunteerHours.objects.get().quarters == 6


def test_the_guard_and_nothing_else_refuses(who):
    with pgtrigger.ignore("commitments.VolunteerHours:hours_of_open_months"):  # as who has the whole database could
        assert (run(INSERT, who.pk, SEPTEMBER, "k"), run(ONE_MORE, SEPTEMBER), run(DELETE, SEPTEMBER)) == (1, 2, 2)


def test_a_month_stays_closed(who):
    refused("Cannot delete", "DELETE FROM commitments_closedmonth")
    refused("Cannot update", "UPDATE commitments_closedmonth SET last_day = '2026-08-31'")
    refused("month_was_kept_for_two_years", CLEAR, date(2028, 9, 29))
    assert run(CLEAR, date(2028, 10, 1)) == 1
    refused("Cannot update", CLEAR, None)
    assert run(DELETE, SEPTEMBER) == 1
    refused("this month is closed", INSERT, who.pk, SEPTEMBER, "k")


@pytest.mark.parametrize(
    ("last_day", "closed_on", "why"),
    [
        (date(2026, 10, 31), date(2026, 11, 10), "month_was_open_for_ten_days"),
        (date(2026, 10, 30), date(2026, 11, 30), "months_close_whole"),
        (SEPTEMBER, CLOSING, "last_day"),
    ],
)
def test_only_whole_months_close_after_ten_days_and_once(who, last_day, closed_on, why):
    refused(why, CLOSE, last_day, closed_on)


def test_hours_of_a_closed_month_go_where_the_volunteer_took_them_back(who):
    run(TAKE_BACK, who.pk, who.pk, date(2026, 9, 29))
    refused("this month is closed", DELETE, SEPTEMBER)  # they were given after that
    run(TAKE_BACK, who.pk, who.pk, CLOSING)
    refused("this month is closed", ONE_MORE, SEPTEMBER)
    assert run(DELETE, SEPTEMBER) == 1


def test_another_takes_back_only_as_an_administrator(who, administrator):
    other = volunteer(2)
    refused("by who gave them", TAKE_BACK, who.pk, other.pk, CLOSING)
    assert run(TAKE_BACK, who.pk, administrator.pk, CLOSING) == 1
    refused("kept for two years", "DELETE FROM commitments_hourstakenback")
    refused("Cannot update", 'UPDATE commitments_hourstakenback SET "on" = %s', OCTOBER)


def test_a_thank_you_goes_with_its_month_only(who):
    lead = make_user("Fay Lead", Role.PARTNER_LEAD, email="fay@example.org")
    ThankYou.objects.create(to=who, by=lead, words="You", on=SEPTEMBER)
    thanks = "DELETE FROM commitments_thankyou"
    refused("kept for two years", thanks)
    refused("Cannot update", "UPDATE commitments_thankyou SET words = 'Nobody'")
    ClosedMonth.objects.update(cleared_on=date(2028, 10, 1))
    assert run(thanks) == 1


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Two connections, each with its own transaction."""

    @staticmethod
    def beside(work):
        """Run `work` on a connection of its own, on the day that September closes."""

        def alone():
            with closing(connection), clock.set_to(noon(CLOSING)):
                return work()

        return alone

    @pytest.fixture
    def person(self) -> User:
        return volunteer()

    def test_closing_waits_for_whoever_writes(self, person):
        with ThreadPoolExecutor(1) as pool:
            with transaction.atomic():
                run(INSERT, person.pk, SEPTEMBER, "k")
                closing_it = pool.submit(self.beside(close_months))
                wait_until_locked()
                assert not closing_it.done()
            assert closing_it.result(timeout=10) == 1
        assert (VolunteerHours.objects.count(), ClosedMonth.objects.count()) == (1, 1)

    def test_whoever_comes_while_it_closes_waits_and_is_refused(self, person):
        with ThreadPoolExecutor(1) as pool:
            with clock.set_to(noon(CLOSING)), transaction.atomic():
                close_months()
                writing = pool.submit(self.beside(lambda: run(INSERT, person.pk, SEPTEMBER, "k")))
                wait_until_locked()
            with pytest.raises(IntegrityError, match="this month is closed"):
                writing.result(timeout=10)
        assert VolunteerHours.objects.count() == 0

    @pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
    def test_whoever_looks_at_the_past_writes_nothing(self, person, level):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
            refused("which months are closed", INSERT, person.pk, SEPTEMBER, "k")


def wait_until_locked() -> None:
    """Wait until another connection waits for the lock of closing."""
    until = monotonic() + 10
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return
        sleep(0.02)
    raise AssertionError("Nobody waits.")
