"""Every message goes once, is found again, and is given up with a reason."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import TestCase

from lib import clock
from outbox import emails, services
from outbox.enums import MessageState
from outbox.models import Message

HELLO = {"to": "someone@example.org", "subject": "Something waits", "body": "Please sign in to see it."}


@pytest.fixture
def message(db):
    return Message.objects.create(key="one", **HELLO)


def test_send_hands_over_once(message):
    assert emails.send(message.pk) is True
    assert emails.send(message.pk) is False
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [(["someone@example.org"], "Something waits")]
    message.refresh_from_db()
    assert message.state == MessageState.SENT


def test_send_says_nothing_of_a_message_that_has_gone(db):
    assert emails.send(404) is False


def test_post_twice_with_one_key_makes_one_message(db):
    first = services.post(key="same", **HELLO)
    second = services.post(key="same", **HELLO)
    assert first.pk == second.pk
    assert Message.objects.count() == 1


def test_post_queues_only_after_commit(db, monkeypatch):
    queued = []
    monkeypatch.setattr(services.send, "delay", queued.append)
    with TestCase.captureOnCommitCallbacks(execute=True):
        message = services.post(key="later", **HELLO)
        assert queued == []
    assert queued == [message.pk]


def test_post_keeps_the_message_when_the_broker_is_away(db, monkeypatch):
    def away(_message_id):
        raise services.BrokerAway("no redis")

    monkeypatch.setattr(services.send, "delay", away)
    with TestCase.captureOnCommitCallbacks(execute=True):
        message = services.post(key="kept", **HELLO)
    assert emails.due() == [message.pk]


def test_mail_server_away_tries_later_then_gives_up_with_a_reason(message, monkeypatch):
    monkeypatch.setattr(emails, "_hand_over", _refuse)
    for _attempt in range(emails.GIVE_UP_AFTER):
        Message.objects.update(due_at=clock.now() - timedelta(seconds=1))
        assert emails.send(message.pk) is False
    message.refresh_from_db()
    assert (message.state, message.attempts, message.failure) == (MessageState.FAILED, 8, "ConnectionRefusedError")
    assert emails.due() == []


def test_try_again_lets_a_failed_message_travel(message, monkeypatch):
    Message.objects.update(state=MessageState.SENDING, taken_at=clock.now())
    Message.objects.update(state=MessageState.FAILED)
    services.try_again(message=message)
    assert emails.due() == [message.pk]


def test_lost_worker_is_found_after_a_minute_and_not_before(message):
    Message.objects.update(state=MessageState.SENDING, taken_at=clock.now())
    assert emails.due() == []
    Message.objects.update(taken_at=clock.now() - timedelta(seconds=61))
    assert emails.due() == [message.pk]


def test_words_of_a_message_cannot_change_in_sql(message):
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Message.objects.update(body="other words")


def test_sent_message_cannot_wait_again_in_sql(message):
    emails.send(message.pk)
    with pytest.raises(ProgrammingError, match="Invalid transition"), transaction.atomic():
        Message.objects.update(state=MessageState.WAITING)


def test_one_key_is_one_row_in_sql(message):
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(key="one", **HELLO)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_send_once():
    message = Message.objects.create(key="race", **HELLO)
    together = threading.Barrier(8)
    sent = []

    def work():
        together.wait()
        sent.append(emails.send(message.pk))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sent) == [False] * 7 + [True]


def _refuse(_message):
    raise ConnectionRefusedError
