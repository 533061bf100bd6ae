"""What is kept of a message, what is not, and for how long."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from lib import clock
from outbox import emails, services, tasks
from outbox.enums import Channel, MessageState
from outbox.models import Message

pytestmark = pytest.mark.django_db
WORDS = {"to": "CANARY-TO@example.org", "subject": "News", "body": "CANARY-BODY", "wish": "CANARY-WISH"}
MONTH = timedelta(days=30)


def post(key: str = "one", **changes: object) -> Message:
    return services.post(key=key, **{**WORDS, "stop_href": "https://CANARY-STOP.example/", "whose": "them", **changes})


def sent(days_ago: int, key: str = "one") -> Message:
    with clock.set_to(clock.now() - timedelta(days=days_ago)):
        message = post(key)
        assert emails.send(message.pk)
    return message


def test_message_is_unreadable_in_the_database():
    post()
    with connection.cursor() as cursor:
        cursor.execute('SELECT t::text, "to", body, wish, stop_href FROM outbox_message t')
        row = cursor.fetchone()
    raw = row[0] + " ".join(bytes(value).decode("latin-1") for value in row[1:])
    assert ("CANARY" in raw, "example.org" in raw) == (False, False)
    kept = Message.objects.get()
    assert (kept.to, kept.body) == ("CANARY-TO@example.org", "CANARY-BODY")


def test_clear_deletes_address_and_words_after_thirty_days_and_keeps_the_key():
    sent(31, "old")
    sent(29, "new")
    tasks.clear()
    tasks.clear()
    old, new = Message.objects.get(key="old"), Message.objects.get(key="new")
    assert (old.to, old.body, old.stop_href, old.wish, old.whose, old.cleared_on) == ("", "", "", "", "", clock.today())
    assert (old.state, new.to, new.cleared_on) == ("sent", "CANARY-TO@example.org", None)


def test_cleared_message_is_never_sent_again():
    sent(31)
    emails.clear_old()
    assert post().body == ""
    assert (Message.objects.count(), emails.due()) == (1, [])


def test_given_up_message_is_cleared_too_and_cannot_be_tried_again():
    message = post()
    Message.objects.update(state=MessageState.SENDING)
    Message.objects.update(state=MessageState.FAILED, due_at=clock.now() - MONTH)
    assert emails.clear_old() == 1
    services.try_again(message=message)
    assert Message.objects.get().state == "failed"


def test_message_that_still_waits_is_not_cleared():
    with clock.set_to(clock.now() - MONTH - MONTH):
        post()
        post("letter", channel=Channel.LETTER)
        emails.send(Message.objects.get(key="letter").pk)
    assert emails.clear_old() == 0


def test_stop_all_stops_what_waits_and_nothing_else():
    post("waiting")
    post("other", whose="somebody else")
    sent(1, "sent")
    assert (services.stop_all(whose="them"), services.stop_all(whose="them"), services.stop_all(whose="")) == (1, 0, 0)
    assert dict(Message.objects.values_list("key", "state")) == {
        "waiting": "stopped",
        "other": "waiting",
        "sent": "sent",
    }
    assert Message.objects.get(key="waiting").to == ""


@pytest.mark.parametrize("change", [{"to": ""}, {"body": "x"}, {"whose": ""}, {"cleared_on": "2026-01-01", "to": ""}])
def test_words_of_a_sent_message_are_cleared_whole_or_not_at_all_in_sql(change):
    sent(40)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Message.objects.update(**change)


def test_words_of_a_waiting_message_cannot_be_cleared_in_sql():
    post()
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Message.objects.update(cleared_on="2026-01-01", to="", body="", stop_href="", wish="", whose="")


def test_key_cannot_change_while_it_is_cleared_in_sql():
    sent(40)
    cleared = dict.fromkeys(("to", "body", "stop_href", "wish", "whose"), "")
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Message.objects.update(cleared_on="2026-01-01", key="two", **cleared)


def test_email_without_a_stop_link_has_no_header_for_it(mailoutbox):
    emails.send(services.post(key="alert", to="a@example.org", subject="s", body="b").pk)
    assert list(mailoutbox[0].extra_headers) == ["Message-ID"]
