"""LA-16: an alert goes on until somebody picks it up; each step once, whatever happens to the worker and the clock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.enums import Role
from accounts.models import User
from accounts.services import end_role
from devon_coproduction.schedule import BEAT_SCHEDULE
from duty import builder, tasks
from duty.enums import AlertState
from duty.models import Absence, Alert, AlertStep, DutyPhone
from duty.services.alerts import answer, answer_test, raise_alert, send_test
from lib import clock
from lib.codes import new_token
from outbox.models import Message
from tests.duty import factories as make
from tests.duty.factories import FRIDAY, SATURDAY, at
from tests.feedback.factories import person

pytestmark = pytest.mark.django_db
KEY = "concern:7:0"
BEGIN = at("2026-11-27 23:00")


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("outbox.services.send.delay", lambda _message: None)


@pytest.fixture
def night(db):
    """Friday night: somebody first, a deputy, and a lead who is off duty."""
    first, deputy, off = make.lead("Una First"), make.lead("Dee Deputy"), make.lead("Oli Off")
    make.shift(first, FRIDAY, "17:00", "09:00")
    make.shift(deputy, FRIDAY, "17:00", "09:00", "deputy")
    return first, deputy, off


def told():
    return [step.person.name for step in AlertStep.objects.order_by("at", "pk")]


def sweep_at(*moments):
    for moment in moments:
        with clock.set_to(moment):
            tasks.sweep()


def after(**how):
    return BEGIN + timedelta(**how)


def raised(**more):
    with clock.set_to(BEGIN):
        return raise_alert(key=KEY, **more)


def test_first_on_duty_is_told_at_once_and_without_a_word_of_it(night):
    raised()
    message = Message.objects.get()
    assert (told(), message.to) == (["Una First"], night[0].email)
    assert [
        word for word in ("concern:7", "7:0", "DEV-") if word in f"{message.subject}{message.body}{message.key}"
    ] == []


def test_unread_goes_through_the_rota_by_the_clock_on_a_friday_night(night):
    raised()
    sweep_at(after(minutes=29), after(minutes=30), after(minutes=31), after(minutes=60), after(minutes=61))
    assert told() == ["Una First", "Dee Deputy", "Oli Off"]


def test_shift_that_begins_meanwhile_is_next(night):
    make.shift(make.lead("Sat Morning"), SATURDAY, "00:00", "09:00")
    raised()
    sweep_at(after(minutes=65))
    assert told() == ["Una First", "Sat Morning"]


def test_when_everybody_was_told_all_are_again_and_administrators_too_each_hour(night, administrator):
    raised()
    sweep_at(*(after(minutes=number) for number in range(1, 91)))
    everybody = ["Una First", "Dee Deputy", "Oli Off"]
    assert told() == [*everybody, *everybody, "Addie Administrator"]
    sweep_at(*(after(minutes=number) for number in range(91, 271)))
    assert told() == [*everybody, *([*everybody, "Addie Administrator"] * 4)]
    assert AlertStep.objects.count() == Message.objects.count() == 19


def test_message_to_the_administrator_does_not_ask_them_to_read_it(administrator):
    raised()
    message = Message.objects.get()
    assert "You cannot read what it is about" in message.body
    assert "/duty/" in message.body


def test_nobody_on_the_rota_and_no_lead_tells_administrators_at_once(administrator):
    raised()
    assert told() == ["Addie Administrator"]


def test_nobody_at_all_is_tried_again_each_hour_and_the_first_lead_is_told(db):
    alert = raised()
    assert (told(), alert.due_at) == ([], after(hours=1))
    make.lead("New Lead")
    sweep_at(after(minutes=59), after(hours=1))
    assert told() == ["New Lead"]


def test_bank_holiday_night_and_clock_change_go_on_like_any_other_night(night):
    for key, begin in (("christmas", at("2026-12-25 23:50")), ("autumn", at("2026-10-25 01:50"))):
        with clock.set_to(begin):
            raise_alert(key=key)
        sweep_at(begin + timedelta(minutes=29), begin + timedelta(minutes=30))
        steps = list(Alert.objects.get(key=key).steps.values_list("at", flat=True))
        assert [at_ - begin for at_ in steps] == [timedelta(0), timedelta(minutes=30)]
        answer(key=key, by=night[0])


def test_whoever_picks_it_up_ends_it(night):
    raised()
    with clock.set_to(after(minutes=10)):
        assert answer(key=KEY, by=night[1])
        assert not answer(key=KEY, by=night[0])
    sweep_at(after(hours=5))
    alert = Alert.objects.get()
    assert (told(), alert.answered_by, alert.answered_at) == (["Una First"], night[1], after(minutes=10))


def test_clock_that_jumps_forward_makes_one_step(night):
    raised()
    sweep_at(after(days=3), after(days=3), after(days=3, minutes=1))
    assert len(told()) == 2  # by then it is Monday night, and nobody has a shift


def test_clock_that_was_wrong_and_jumps_back_makes_nobody_wait_longer_than_an_hour(night):
    raised()
    sweep_at(after(days=3))  # a wrong clock writes when it goes on: in three days
    sweep_at(after(minutes=31))
    assert len(told()) == 3


def test_same_alert_twice_is_one(night):
    assert raised() == raised()
    assert told() == ["Una First"]


def test_worker_killed_between_telling_and_noting_tells_once(night, monkeypatch):
    raised()

    def killed(*_args, **_how):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(builder, "_wait", killed)
        with pytest.raises(KeyboardInterrupt), transaction.atomic():
            sweep_at(after(minutes=30))
    assert (told(), Message.objects.count()) == (["Una First"], 1)
    sweep_at(after(minutes=31))
    assert (told(), Message.objects.count()) == (["Una First", "Dee Deputy"], 2)


def test_the_same_sweep_20_times_makes_one_step(night):
    raised()
    sweep_at(*[after(minutes=30)] * 20)
    assert told() == ["Una First", "Dee Deputy"]


@pytest.mark.django_db(transaction=True)
def test_eight_sweeps_at_once_make_one_step():
    for number in range(12):
        make.lead(f"Lead {number:02}")
    alert = raised()
    start = Barrier(8)

    def sweep(_number):
        try:
            start.wait()
            with clock.set_to(after(minutes=30)):
                tasks.sweep()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(sweep, range(8)))
    assert list(alert.steps.values_list("person__name", flat=True)) == ["Lead 00", "Lead 01"]
    assert Message.objects.count() == 2


def test_handed_over_is_told_before_the_rota(night):
    raised(first_to=night[2])
    sweep_at(after(minutes=30))
    assert told() == ["Oli Off", "Una First"]


def test_text_goes_to_whoever_has_a_number_where_a_machine_carries_it(night, settings, tmp_path):
    DutyPhone.objects.create(person=night[0], number="+447700900123")
    settings.TEXTS_AND_LETTERS = settings.TEXTS_AND_LETTERS | {"folder": str(tmp_path)}
    raised()
    sweep_at(after(minutes=30))
    sent = list(Message.objects.order_by("pk").values_list("channel", "to"))
    assert [channel for channel, _to in sent] == ["email", "text", "email"]
    assert Message.objects.get(channel="text").to == "+447700900123"
    assert list(AlertStep.objects.order_by("pk").values_list("by_text", flat=True)) == [True, False]


def test_text_is_never_left_for_a_person_to_send(night, settings):
    DutyPhone.objects.create(person=night[0], number="+447700900123")
    settings.TEXTS_AND_LETTERS = settings.TEXTS_AND_LETTERS | {"folder": "", "notify_key": ""}
    raised()
    assert list(Message.objects.values_list("channel", flat=True)) == ["email"]


def test_test_alert_says_so_goes_on_and_ends(night, administrator):
    with clock.set_to(BEGIN):
        send_test(by=administrator, token=new_token())
    sweep_at(*(after(minutes=number) for number in range(1, 300)))
    alert = Alert.objects.get()
    assert (told(), alert.state) == (["Una First", "Dee Deputy", "Oli Off"], AlertState.ENDED)
    assert {message.subject for message in Message.objects.all()} == {"A test of the safeguarding alert"}


def test_test_alert_is_one_at_a_time_and_one_for_a_form(night, administrator):
    token = new_token()
    first = send_test(by=administrator, token=token)
    assert send_test(by=administrator, token=new_token()) == first
    assert answer_test(by=night[0])
    assert send_test(by=administrator, token=token) == first
    assert send_test(by=administrator, token=new_token()) != first


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE duty_alert SET state = 'ended'",
        "UPDATE duty_alert SET key = 'other'",
        "UPDATE duty_alertstep SET round = 9",
        "DELETE FROM duty_alertstep",
        "DELETE FROM duty_alert",
    ],
)
def test_postgresql_keeps_who_was_told(statement, night):
    raised()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_postgresql_tells_nobody_twice_in_a_round(night):
    alert = raised()
    with pytest.raises(IntegrityError), transaction.atomic():
        AlertStep.objects.create(alert=alert, round=1, person=night[0], reason="first")


def test_clearing_takes_numbers_of_who_left_and_old_absences(night, administrator):
    for one in night[:2]:
        DutyPhone.objects.create(person=one, number="+447700900123")
    end_role(user=night[0], role=Role.SAFEGUARDING_LEAD, by=administrator)
    make.away(night[1], "2026-01-01", "2026-01-05")
    make.away(night[1], "2026-11-20", "2026-11-21")
    with clock.set_to(BEGIN):
        tasks.clear()
        tasks.clear()
    assert list(DutyPhone.objects.values_list("person", flat=True)) == [night[1].pk]
    assert Absence.objects.count() == 1


def test_sweep_runs_each_minute_and_clearing_each_night():
    schedule = {entry["task"]: entry["schedule"] for entry in BEAT_SCHEDULE.values()}
    assert schedule["duty.tasks.sweep"] == 60.0
    assert "duty.tasks.clear" in schedule


def test_number_is_sealed_in_the_database(night):
    DutyPhone.objects.create(person=night[0], number="+447700900123")
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM duty_dutyphone")
        kept = bytes(cursor.fetchone()[0])
    assert b"7700900123" not in kept


def test_people_without_the_role_are_never_told(night, moderator):
    make.shift(moderator, FRIDAY, "17:00", "09:00")
    person(Role.AUDITOR)
    raised()
    sweep_at(*(after(minutes=number) for number in range(1, 400)))
    assert User.objects.filter(pk__in=AlertStep.objects.values("person")).count() == 3
