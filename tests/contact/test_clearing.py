"""What is personal goes by its day; the bare row stays as a count."""

import pytest
from django.db import IntegrityError, connection, transaction

from contact import builder, tasks
from contact.models import CallBack, Order
from contact.selectors.counts import by_month
from contact.services import call_backs as services
from contact.services.errors import SomebodyWasQuicker
from contact.services.orders import mark_posted
from devon_coproduction.schedule import BEAT_SCHEDULE
from lib import clock
from tests.contact.people import call_back, finished, paper_order, taken
from tests.days import noon_before

pytestmark = pytest.mark.django_db
GIVEN = {
    "young": True,
    "good_time": "after nine",
    "needs": "Welsh",
    "summary_way": "email",
    "summary_to": "kit@example.org",
}
PERSONAL = ("name", "number", "number_hash", "good_time", "needs", "summary", "summary_way", "summary_to", "young")


def ago(days):
    return clock.set_to(noon_before(days))


def personal(row):
    return [name for name in PERSONAL if getattr(row, name)]


def not_reached(by):
    mine = taken(by, **GIVEN)
    for _ in range(services.MOST_TRIES):
        mine = services.note_try(call_back=mine, by=by, seen_version=mine.version)
    return mine


def test_call_backs_are_cleared_90_days_after_they_ended(contact_team):
    with ago(90):
        old = [finished(contact_team, **GIVEN), not_reached(contact_team)]
        open_ones = [call_back(**GIVEN), taken(contact_team, **GIVEN)]
    with ago(89):
        kept = finished(contact_team, **GIVEN)
    for _ in range(2):
        tasks.clear_call_backs()
    rows = {row.pk: row for row in CallBack.objects.all()}
    assert [personal(rows[one.pk]) for one in old] == [[], []]
    assert [rows[one.pk].cleared_on for one in old] == [clock.today()] * 2
    assert [bool(personal(rows[one.pk])) for one in (*open_ones, kept)] == [True] * 3
    assert sum(count.came for count in by_month()) == 5


def test_orders_are_cleared_30_days_after_posting(contact_team):
    with ago(30):
        old, waiting = paper_order(language="Welsh"), paper_order()
        mark_posted(order=old, by=contact_team)
    with ago(29):
        kept = paper_order()
        mark_posted(order=kept, by=contact_team)
    for _ in range(2):
        tasks.clear_orders()
    rows = {row.pk: row for row in Order.objects.all()}
    assert (rows[old.pk].name, rows[old.pk].address, rows[old.pk].language) == ("", "", "")
    assert rows[old.pk].cleared_on == clock.today()
    assert [rows[one.pk].name for one in (waiting, kept)] == ["Kit Canary"] * 2


def test_cleared_rows_hold_no_sealed_bytes_either(contact_team):
    with ago(90):
        finished(contact_team, **GIVEN)
    builder.clear_call_backs()
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(name) + length(number) + length(summary) + length(needs) FROM contact_callback")
        assert cursor.fetchall() == [(0,)]


def test_database_refuses_a_cleared_row_that_still_names_somebody(contact_team):
    finished(contact_team)
    with pytest.raises(IntegrityError, match="cleared_call_back_is_empty"), transaction.atomic():
        CallBack.objects.update(cleared_on=clock.today())


def test_nobody_rings_a_cleared_person(contact_team):
    with ago(90):
        lost = not_reached(contact_team)
    builder.clear_call_backs()
    with pytest.raises(SomebodyWasQuicker):
        services.take(call_back=lost, by=contact_team, seen_version=lost.version)


def test_beat_clears_each_night():
    nightly = {entry["task"] for entry in BEAT_SCHEDULE.values() if hasattr(entry["schedule"], "hour")}
    assert {"contact.tasks.clear_call_backs", "contact.tasks.clear_orders"} <= nightly


def test_log_of_clearing_holds_a_number_alone(contact_team, capsys, caplog):
    with ago(90):
        finished(contact_team, name="CANARY", **GIVEN)
    tasks.clear_call_backs()
    assert "CANARY" not in capsys.readouterr().out + caplog.text
