"""Texts and letters go by GOV.UK Notify where it is set up, else to a person; a repeat never goes twice."""

import json
import stat
from datetime import timedelta

import pytest

from lib import clock
from outbox import emails, services
from outbox.enums import Channel, MessageState
from outbox.models import Message
from tests.outbox.notify_server import KEY, notify_server

pytestmark = pytest.mark.django_db
TO = {Channel.TEXT: "+447700900123", Channel.LETTER: "Sam Example\n1 High Street\nEX1 1AA"}


@pytest.fixture
def notify(settings):
    with notify_server() as server:
        settings.TEXTS_AND_LETTERS = {
            "folder": "",
            "notify_key": KEY,
            "notify_url": server.url,
            "notify_text_template": "text-template",
            "notify_letter_template": "letter-template",
        }
        yield server


def post(channel: Channel = Channel.TEXT, **changes: object) -> Message:
    given = {"key": "one", "to": TO.get(channel, "x"), "subject": "News", "body": "There is news."}
    return services.post(channel=channel, **{**given, **changes})


def send(message: Message) -> tuple[str, str]:
    """Let it be due, send it, and return its state and why it failed."""
    Message.objects.filter(state=MessageState.WAITING).update(due_at=clock.now() - timedelta(seconds=1))
    emails.send(message.pk)
    message.refresh_from_db()
    return message.state, message.failure


def test_notify_is_sent_a_text(notify):
    assert send(post()) == ("sent", "")
    ((kind, body),) = notify.kept
    assert (kind, body["phone_number"], body["template_id"]) == ("sms", "+447700900123", "text-template")
    assert (body["personalisation"], len(body["reference"])) == ({"body": "There is news."}, 64)


def test_notify_is_sent_a_letter(notify):
    assert send(post(Channel.LETTER)) == ("sent", "")
    ((kind, body),) = notify.kept
    assert (kind, body["template_id"]) == ("letter", "letter-template")
    assert body["personalisation"] == {
        "heading": "News",
        "body": "There is news.",
        "address_line_1": "Sam Example",
        "address_line_2": "1 High Street",
        "address_line_3": "EX1 1AA",
    }


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_notify_away_is_tried_again(notify, status):
    notify.answers, notify.keeps = [status], False
    message = post()
    assert send(message) == ("waiting", "HTTPStatusError")
    assert send(message) == ("sent", "")
    assert len(notify.kept) == 1


def test_notify_that_took_it_but_answered_with_a_fault_is_not_sent_it_twice(notify):
    notify.answers = [500]
    message = post()
    assert send(message) == ("waiting", "HTTPStatusError")
    assert send(message) == ("sent", "")
    assert (len(notify.kept), notify.asked) == (1, [notify.kept[0][1]["reference"]])


def test_worker_lost_after_the_hand_over_does_not_send_twice(notify, monkeypatch):
    message = post()
    monkeypatch.setattr(emails, "_move", lambda *_args, **_changes: None)  # killed before it could note it
    emails.send(message.pk)
    monkeypatch.undo()
    Message.objects.update(taken_at=clock.now() - timedelta(minutes=5))
    assert send(message) == ("sent", "")
    assert len(notify.kept) == 1


def test_first_try_does_not_ask_before(notify):
    send(post())
    assert notify.asked == []


def test_notify_that_will_never_take_it_leaves_it_for_a_person(notify):
    notify.answers, notify.keeps = [400], False
    assert send(post(Channel.LETTER)) == ("by-hand", "Refused")


def test_notify_away_for_good_leaves_it_for_a_person(notify):
    notify.answers, notify.keeps = [500] * 20, False
    message = post()
    for _try in range(emails.GIVE_UP_AFTER):
        state, failure = send(message)
    assert (state, failure) == ("by-hand", "HTTPStatusError")


def test_notify_out_of_reach_is_tried_again(settings, notify):
    settings.TEXTS_AND_LETTERS = settings.TEXTS_AND_LETTERS | {"notify_url": "http://127.0.0.1:9"}
    assert send(post()) == ("waiting", "ConnectError")


def test_address_with_too_many_lines_is_left_for_a_person(notify):
    assert send(post(Channel.LETTER, to="\n".join("12345678"))) == ("by-hand", "Refused")
    assert notify.kept == []


@pytest.mark.parametrize(
    ("channel", "wish"), [(Channel.PHONE, ""), (Channel.LETTER, "Large print"), (Channel.TEXT, "x")]
)
def test_what_needs_a_person_never_goes_to_notify(notify, channel, wish):
    assert send(post(channel, wish=wish)) == ("by-hand", "")
    assert notify.kept == []


def test_channel_without_a_template_is_left_for_a_person(settings, notify):
    settings.TEXTS_AND_LETTERS = settings.TEXTS_AND_LETTERS | {"notify_letter_template": ""}
    assert send(post(Channel.LETTER)) == ("by-hand", "")


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.LETTER, Channel.PHONE])
def test_without_settings_a_person_does_it(channel):
    assert send(post(channel)) == ("by-hand", "")
    assert emails.due() == []


def test_folder_holds_one_file_for_a_message(settings, tmp_path):
    place = tmp_path / "made"
    settings.TEXTS_AND_LETTERS = settings.TEXTS_AND_LETTERS | {"folder": str(place)}
    message = post(Channel.LETTER)
    for _twice in range(2):
        Message.objects.update(state=MessageState.SENDING, taken_at=clock.now() - timedelta(minutes=5))
        assert send(message) == ("sent", "")
        Message.objects.filter(pk=message.pk).delete()
        message = post(Channel.LETTER)
    (file,) = place.iterdir()
    assert json.loads(file.read_text())["to"] == TO[Channel.LETTER]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_folder_that_cannot_be_written_is_tried_again(settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.TEXTS_AND_LETTERS = settings.TEXTS_AND_LETTERS | {"folder": str(tmp_path / "file" / "in it")}
    assert send(post()) == ("waiting", "NotADirectoryError")


def test_failure_is_kept_by_its_name_and_never_with_an_address(notify, caplog):
    notify.answers, notify.keeps = [500], False
    message = post(to="+447700900999")
    send(message)
    assert (message.failure, "900999" in caplog.text) == ("HTTPStatusError", False)
