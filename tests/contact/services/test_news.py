from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from contact.enums import Format, Purpose, Way
from contact.models import ContactDetails
from contact.selectors.details import stop_href
from contact.services.news import tell
from lib import clock
from outbox import emails
from outbox.models import Message
from tests.contact.hearing import TO, by_hand, keep, messages

pytestmark = pytest.mark.django_db


def test_tell_is_once_for_each_event_and_person():
    for link in ("one", "two"):
        keep(link)
    for event in ("answer 1", "answer 1", "update 1", "answer 1"):
        assert tell(links=["one", "two", "one", "nobody"], event=event) == 2
    assert len(messages()) == 4


def test_tell_is_not_repeated_to_somebody_who_gave_other_details_since():
    keep()
    tell(links=["link"], event="answer 1")
    keep(to="other@example.org")
    tell(links=["link"], event="answer 1")
    assert len(messages()) == 1


def test_tell_reaches_only_those_who_ticked_it():
    keep("reply", purposes=frozenset({Purpose.REPLY}))
    keep("news", purposes=frozenset({Purpose.NEWS, Purpose.FOLLOW_UP, Purpose.TAKE_PART}))
    assert tell(links=["reply", "news"], event="answer 1") == 1


def test_tell_notes_the_day_on_which_the_details_were_needed():
    keep()
    ContactDetails.objects.update(used_on="2026-01-01")
    tell(links=["link"], event="answer 1")
    assert ContactDetails.objects.get().used_on == clock.today()


@pytest.mark.parametrize("way", Way)
def test_message_says_only_that_there_is_news(way, settings):
    settings.SITE_URL = "https://portal.example"
    tell(links=[keep(way=way)], event="answer 1")
    (message,) = messages()
    body = " ".join(message.body.split())
    assert "https://portal.example/your-feedback/" in body
    assert stop_href("link") in body
    assert message.subject == "There is news about what you told us"
    assert [word for word in ("CANARY", "answer 1", "DEV-") if word in message.subject + message.body] == []


@pytest.mark.parametrize(
    ("way", "to"),
    [
        (Way.EMAIL, TO[Way.EMAIL]),
        (Way.TEXT, "+447700900123"),
        (Way.PHONE, "CANARY-NAME\n+441632960124"),
        (Way.LETTER, f"CANARY-NAME\n{TO[Way.LETTER]}"),
    ],
)
def test_message_goes_the_way_that_was_chosen(way, to):
    tell(links=[keep(way=way)], event="answer 1")
    (message,) = messages()
    assert (message.channel, message.to) == (way.value, to)


def test_email_unsubscribes_in_one_step(settings):
    settings.SITE_URL = "https://portal.example"
    tell(links=[keep()], event="answer 1")
    emails.send(messages()[0].pk)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<{stop_href('link')}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("way", [Way.TEXT, Way.PHONE, Way.LETTER])
def test_without_a_machine_it_waits_for_a_person(way):
    assert by_hand(way).state == "by-hand"


@pytest.mark.parametrize(
    ("way", "copy_format", "wish"),
    [
        (Way.LETTER, Format.LARGE_PRINT, "Large print"),
        (Way.LETTER, Format.OTHER_LANGUAGE, "In another language: Polish"),
        (Way.TEXT, Format.OTHER_LANGUAGE, "In another language: Polish"),
        (Way.TEXT, Format.EASY_READ, ""),
        (Way.EMAIL, Format.LARGE_PRINT, ""),
        (Way.LETTER, Format.STANDARD, ""),
    ],
)
def test_wish_goes_with_what_a_person_sends(way, copy_format, wish):
    tell(links=[keep(way=way, copy_format=copy_format, language="Polish")], event="answer 1")
    assert messages()[0].wish == wish


def test_no_row_of_the_outbox_says_whose_story_was_answered():
    link = keep()
    tell(links=[link], event="answer 1")
    kept = ContactDetails.objects.get()
    values = Message.objects.filter(key__startswith="news:").values("key", "whose", "subject").get()
    told = " ".join(values.values())
    assert [one for one in (str(kept.pk), kept.link, kept.stop_hash, "answer 1") if one in told] == []


def test_nothing_personal_is_logged_or_kept_when_it_fails(caplog, monkeypatch):
    def refuse(_message):
        raise SMTPRecipientsRefused({TO[Way.EMAIL]: (550, b"CANARY-EMAIL is unknown")})

    caplog.set_level("DEBUG")
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    for way in Way:
        tell(links=[keep(way.value, way)], event="answer 1")
    for message in messages():
        emails.send(message.pk)
    assert sorted(message.failure for message in messages()) == ["", "", "", "SMTPRecipientsRefused"]
    logged = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("portal"))
    assert "message not sent" in logged
    assert [word for word in ("CANARY", "example.org", "900123", "960124", "EX1") if word in logged] == []
