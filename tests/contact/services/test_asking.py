"""Asking to be rung and ordering on paper: kept once, due on a working day, and sealed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connection

from authority.models import Settings
from contact.enums import CallBy, Ordered, Way
from contact.models import CallBack, Order
from contact.selectors.asked import call_back_of, number_hash, order_of
from contact.services.asking import ask_for_call_back, order
from lib import clock, codes
from tests.contact.people import call_back, paper_order, wants_call, wants_paper

pytestmark = pytest.mark.django_db
BEFORE_CHRISTMAS = datetime(2026, 12, 24, 16, 30, tzinfo=UTC)
AT_ONCE = 8
PERSONAL = ("Kit Canary", "380434", "after nine", "an interpreter for Welsh", "kit@example.org", "Canary Row")


def all_at_once(work):
    barrier = Barrier(AT_ONCE)

    def one(_number):
        barrier.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_call_back_needs_only_a_name_and_a_number():
    asked = ask_for_call_back(wanted=wants_call(), token=codes.new_token())
    kept = CallBack.objects.get()
    assert (kept.reference, kept.name, kept.number) == (asked.reference, "Kit Canary", "01392 380434")
    assert (kept.good_time, kept.needs, kept.summary_way, kept.young, kept.state) == ("", "", "", False, "waiting")


def test_call_back_is_due_in_working_days():
    with clock.set_to(BEFORE_CHRISTMAS):
        asked = ask_for_call_back(wanted=wants_call(), token=codes.new_token())
        expected = order(wanted=wants_paper(), token=codes.new_token())
    assert (asked.asked_on, asked.due_on) == (date(2026, 12, 24), date(2026, 12, 30))
    assert (expected.ordered_on, expected.due_on) == (date(2026, 12, 24), date(2026, 12, 30))


def test_call_back_is_due_as_the_council_set_it():
    Settings.objects.create(called_back_within_days=1)
    with clock.set_to(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)):  # a Friday
        assert call_back().due_on == date(2026, 11, 23)


def test_same_form_again_gives_one_request_and_the_same_receipt():
    token = codes.new_token()
    first = ask_for_call_back(wanted=wants_call(call_by=CallBy.TEXT, summary_way=Way.EMAIL), token=token)
    assert ask_for_call_back(wanted=wants_call(name="Somebody else"), token=token) == first == call_back_of(token=token)
    assert [one.name for one in CallBack.objects.all()] == ["Kit Canary"]


def test_same_order_form_again_gives_one_order():
    token = codes.new_token()
    first = order(wanted=wants_paper(copies=3), token=token)
    assert order(wanted=wants_paper(what=Ordered.REPORT), token=token) == first == order_of(token=token)
    assert [(one.what, one.copies) for one in Order.objects.all()] == [("paper-form", 3)]


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_once_make_one_call_back_and_one_order():
    token = codes.new_token()
    asked = all_at_once(lambda: ask_for_call_back(wanted=wants_call(), token=token))
    expected = all_at_once(lambda: order(wanted=wants_paper(), token=token))
    assert (CallBack.objects.count(), Order.objects.count()) == (1, 1)
    assert (len(set(asked)), len(set(expected))) == (1, 1)


@pytest.mark.parametrize(
    "typed", ["01392380434", "+44 1392 380434", "(01392) 380-434", "0044 1392 380 434", "18001 01392 380434"]
)
def test_same_number_is_known_however_it_is_written(typed):
    assert number_hash(typed) == number_hash("01392 380434") != ""


def test_other_numbers_are_other_people():
    assert number_hash("01392 380435") != number_hash("01392 380434")
    assert number_hash("not a number") == ""


def test_nothing_personal_is_readable_in_the_database():
    call_back(
        good_time="after nine", needs="an interpreter for Welsh", summary_way=Way.EMAIL, summary_to="kit@example.org"
    )
    paper_order()
    CallBack.objects.update(summary="after nine we said Canary Row")
    with connection.cursor() as cursor:
        for name in ("contact_callback", "contact_order", "contact_callbackstatetakenbydonebyevent"):
            cursor.execute(f"SELECT t::text, encode(convert_to(t::text, 'UTF8'), 'escape') FROM {name} t")  # noqa: S608
            readable = str(cursor.fetchall())
            assert readable.count("waiting") >= 1
            assert [words for words in PERSONAL if words in readable or words.encode().hex() in readable] == []


def test_detector_finds_a_column_that_is_not_sealed():
    paper_order(language="Canary Row")
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM contact_order t")
        assert "Canary Row" in str(cursor.fetchall())
