import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction

from accounts.enums import Role
from accounts.models import Reading
from contact.enums import Format, Way
from contact.models import SentByHand
from contact.services.details import forget
from contact.services.letters import mark_done, open_letter
from outbox.models import Message
from tests.conftest import make_user
from tests.contact.hearing import by_hand

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return make_user("Tam Too", Role.CONTACT_TEAM)


def test_open_letter_shows_all_and_is_noted(contact_team):
    message = by_hand(copy_format=Format.LARGE_PRINT)
    opened = open_letter(message=message, by=contact_team)
    assert opened.to == ("CANARY-NAME", "1 CANARY-ADDRESS Road", "Example Town", "EX1 1AA")
    assert opened.wish == "Large print"
    assert list(Reading.objects.values_list("by", "record", "reference")) == [
        (contact_team.pk, "contact-details", f"message {message.pk}")
    ]


def test_open_letter_says_who_else_opened_it(contact_team, colleague):
    message = by_hand()
    assert open_letter(message=message, by=contact_team).opened_before is None
    assert open_letter(message=message, by=colleague).opened_before[0] == "Toni Contact"


def test_number_to_ring_is_shown_as_people_say_it(contact_team):
    assert open_letter(message=by_hand(Way.PHONE), by=contact_team).to == ("CANARY-NAME", "01632 960124")


@pytest.mark.parametrize("who", ["moderator", "responder", "helper", "administrator", "auditor", "safeguarding_lead"])
def test_nobody_else_opens_or_sends(who, request):
    message, person = by_hand(), request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        open_letter(message=message, by=person)
    with pytest.raises(PermissionDenied):
        mark_done(number=message.pk, by=person)


def test_mark_done_is_noted_once(contact_team, colleague):
    message = by_hand()
    assert (mark_done(number=message.pk, by=contact_team), mark_done(number=message.pk, by=colleague)) == (True, False)
    message.refresh_from_db()
    assert (message.state, message.sent_at is None) == ("sent", False)
    assert SentByHand.objects.get().by == contact_team


def test_mark_done_is_refused_after_they_asked_to_stop(contact_team):
    message = by_hand()
    forget(link="link")
    assert mark_done(number=message.pk, by=contact_team) is False
    assert (Message.objects.get().state, SentByHand.objects.count()) == ("stopped", 0)


def test_who_sent_it_never_changes_in_sql(contact_team):
    mark_done(number=by_hand().pk, by=contact_team)
    with pytest.raises(ProgrammingError), transaction.atomic():
        SentByHand.objects.update(at="2026-01-01T00:00Z")


@pytest.mark.django_db(transaction=True)
def test_eight_people_at_once_send_it_once(contact_team):
    message, together, first = by_hand(), threading.Barrier(8), []

    def work():
        together.wait()
        first.append(mark_done(number=message.pk, by=contact_team))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(first) == [False] * 7 + [True]
    assert SentByHand.objects.count() == 1
