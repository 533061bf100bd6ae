"""Ringing back: one person at a time, three tries, a summary for each talk."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from accounts.enums import Role
from accounts.models import Reading
from contact.enums import CallBy, RequestState, Way
from contact.forms.call_backs import LONGEST_TEXT_MESSAGE
from contact.models import CallBack
from contact.services import call_backs as services
from contact.services.errors import NoSummary, NowhereToSend, SomebodyWasQuicker
from lib.states import WrongState
from outbox.models import Message
from tests.conftest import CAST, make_user
from tests.contact.people import call_back, finished, taken

pytestmark = pytest.mark.django_db
OTHERS = [who for who in CAST if who != "contact_team"]
WRITTEN = {"summary_way": Way.EMAIL, "summary_to": "kit@example.org"}


@pytest.fixture
def colleague(db):
    return make_user("Chris Colleague", Role.CONTACT_TEAM)


def try_once(mine, by):
    return services.note_try(call_back=mine, by=by, seen_version=mine.version)


@pytest.mark.parametrize("who", OTHERS)
def test_every_step_is_for_the_contact_team_alone(cast, who):
    waiting, held = call_back(), taken(cast["contact_team"])
    steps = [
        lambda: services.take(call_back=waiting, by=cast[who], seen_version=waiting.version),
        lambda: services.put_back(call_back=held, by=cast[who], seen_version=held.version),
        lambda: services.note_try(call_back=held, by=cast[who], seen_version=held.version),
        lambda: services.finish(call_back=held, by=cast[who], seen_version=held.version, summary="x"),
        lambda: services.open_person(call_back=held, by=cast[who]),
    ]
    for step in steps:
        with pytest.raises(PermissionDenied):
            step()
    assert Reading.objects.count() == 0


def test_take_keeps_who_and_counts_the_version(contact_team):
    mine = taken(contact_team)
    assert (mine.state, mine.taken_by, mine.version) == (RequestState.TAKEN, contact_team, 2)


def test_second_person_is_told_who_was_quicker(contact_team, colleague):
    waiting = call_back()
    services.take(call_back=waiting, by=contact_team, seen_version=1)
    with pytest.raises(SomebodyWasQuicker, match=r"Toni Contact was quicker. It now stands at: Somebody has taken it."):
        services.take(call_back=waiting, by=colleague, seen_version=1)
    assert CallBack.objects.get().taken_by == contact_team


def test_same_button_twice_changes_nothing(contact_team):
    waiting = call_back()
    for _ in range(2):
        services.take(call_back=waiting, by=contact_team, seen_version=1)
    for _ in range(2):
        services.note_try(call_back=waiting, by=contact_team, seen_version=2)
    for _ in range(2):
        services.finish(call_back=waiting, by=contact_team, seen_version=3, summary="We spoke.", **WRITTEN)
    kept = CallBack.objects.get()
    assert (kept.version, kept.tries, kept.state) == (4, 1, RequestState.DONE)
    assert Message.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_both_take_it(contact_team, colleague):
    for _round in range(5):
        waiting, barrier = call_back(), Barrier(2)

        def press(user, waiting=waiting, barrier=barrier):
            barrier.wait()
            try:
                services.take(call_back=waiting, by=user, seen_version=1)
            except SomebodyWasQuicker:
                return "quicker"
            finally:
                connection.close()
            return user.name

        with ThreadPoolExecutor(2) as pool:
            told = list(pool.map(press, (contact_team, colleague)))
        waiting.refresh_from_db()
        assert sorted(told) == sorted(["quicker", waiting.taken_by.name])


def test_put_back_waits_again_even_for_somebody_who_is_away(contact_team, colleague):
    mine = taken(contact_team)
    back = services.put_back(call_back=mine, by=colleague, seen_version=mine.version)
    assert (back.state, back.taken_by) == (RequestState.WAITING, None)


def test_name_and_number_are_for_who_took_it_and_the_reading_is_noted(contact_team, colleague):
    mine = taken(contact_team, number="0139 2380434", call_by=CallBy.RELAY, good_time="after 4", needs="more time")
    person = services.open_person(call_back=mine, by=contact_team)
    assert (person.name, person.number, person.dial) == ("Kit Canary", "01392 380434", "tel:1800201392380434")
    assert (person.good_time, person.needs) == ("after 4", "more time")
    with pytest.raises(PermissionDenied):
        services.open_person(call_back=mine, by=colleague)
    assert [(one.by, one.record, one.reference) for one in Reading.objects.all()] == [
        (contact_team, "contact-details", mine.reference)
    ]


def test_after_three_tries_it_rests_and_they_are_told(contact_team):
    mine = taken(contact_team, **WRITTEN)
    states = []
    for _ in range(3):
        mine = try_once(mine, contact_team)
        states.append(mine.state)
    assert states == [RequestState.TAKEN, RequestState.TAKEN, RequestState.NOT_REACHED]
    message = Message.objects.get()
    assert (message.to, message.subject) == ("kit@example.org", "We tried to reach you")
    assert "Kit" not in message.body
    assert "We tried 3 times" in message.body


def test_after_three_tries_nobody_is_written_to_who_gave_no_way(contact_team):
    mine = taken(contact_team)
    for _ in range(3):
        mine = try_once(mine, contact_team)
    assert Message.objects.count() == 0


def test_who_could_not_be_reached_can_be_tried_again(contact_team, colleague):
    mine = taken(contact_team)
    for _ in range(3):
        mine = try_once(mine, contact_team)
    again = services.take(call_back=mine, by=colleague, seen_version=mine.version)
    assert (again.state, again.taken_by, again.done_by, again.done_at) == (RequestState.TAKEN, colleague, None, None)
    assert try_once(again, colleague).state == RequestState.NOT_REACHED


def test_only_who_took_it_tries_and_finishes(contact_team, colleague):
    mine = taken(contact_team)
    with pytest.raises(PermissionDenied):
        try_once(mine, colleague)
    with pytest.raises(PermissionDenied):
        services.finish(call_back=mine, by=colleague, seen_version=mine.version, summary="x")


@pytest.mark.parametrize("summary", ["", " \n"])
def test_finish_needs_a_summary(contact_team, summary):
    mine = taken(contact_team)
    with pytest.raises(NoSummary):
        services.finish(call_back=mine, by=contact_team, seen_version=mine.version, summary=summary)
    assert CallBack.objects.get().state == RequestState.TAKEN


def test_finish_needs_a_place_for_a_summary_in_writing(contact_team):
    mine = taken(contact_team)
    with pytest.raises(NowhereToSend):
        services.finish(call_back=mine, by=contact_team, seen_version=mine.version, summary="x", summary_way=Way.EMAIL)


def test_finish_sends_what_was_said_to_the_person_alone(contact_team):
    done = finished(contact_team, summary="You told us about the bus. We will ring by Friday.", **WRITTEN)
    assert (done.state, done.done_by) == (RequestState.DONE, contact_team)
    message = Message.objects.get()
    assert message.to == "kit@example.org"
    assert "You told us about the bus. We will ring by Friday." in message.body
    assert (done.reference in message.body, done.reference in message.subject) == (True, False)


@pytest.mark.parametrize(
    ("way", "place", "to"),
    [
        (Way.TEXT, "+447700900123", "+447700900123"),
        (Way.LETTER, "1 Canary Row\nEX1 1AA", "Kit Canary\n1 Canary Row\nEX1 1AA"),
    ],
)
def test_finish_sends_a_text_or_a_letter(contact_team, way, place, to):
    finished(contact_team, summary="We will ring by Friday.", summary_way=way, summary_to=place)
    message = Message.objects.get()
    assert (message.channel, message.to, "We will ring by Friday." in message.body) == (way, to, True)


def test_longest_text_fits_into_what_notify_takes(contact_team):
    finished(contact_team, summary="x" * LONGEST_TEXT_MESSAGE, summary_way=Way.TEXT, summary_to="+447700900123")
    assert len(Message.objects.get().body) <= 918


def test_summary_is_sealed_in_the_outbox_too(contact_team):
    finished(contact_team, summary="a CANARY summary", **WRITTEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM outbox_message t")
        readable = str(cursor.fetchall())
    assert ("call-back:" in readable, b"CANARY".hex() in readable or "CANARY" in readable) == (True, False)
    assert "example.org" not in readable


def test_finish_sends_nothing_where_nothing_in_writing_is_wanted(contact_team):
    assert finished(contact_team).summary == "We will send the form."
    assert Message.objects.count() == 0


def test_what_is_finished_stays_finished(contact_team):
    done = finished(contact_team)
    with pytest.raises(WrongState):
        services.take(call_back=done, by=contact_team, seen_version=done.version)


def test_logs_hold_nothing_personal(contact_team, caplog, capsys):
    finished(contact_team, summary="a CANARY summary", name="CANARY", good_time="CANARY time", **WRITTEN)
    assert "CANARY" not in caplog.text + capsys.readouterr().out
