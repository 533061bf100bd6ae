"""One step stops everything: a button for people, one click for mail programs; looking stops nothing."""

import pytest
from django.test import Client

from contact.models import ContactDetails
from contact.selectors.details import stop_word
from contact.services.news import tell
from tests.contact.hearing import keep, messages

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    keep()
    tell(links=["link"], event="answer 1")
    return f"/hear-back/stop/{stop_word('link')}/"


def test_address_in_the_message_is_this_one(address, settings):
    assert messages()[0].stop_href == f"{settings.SITE_URL}{address}"


def test_looking_stops_nothing(client, address):
    for _scanner in range(3):
        html = client.get(address).content.decode()
    assert html.count("<form") == 1
    assert (ContactDetails.objects.count(), messages()[0].state) == (1, "waiting")


def test_button_stops_everything_at_once(client, address):
    assert "We have stopped" in client.post(address).content.decode()
    assert (ContactDetails.objects.count(), messages()[0].state, messages()[0].to) == (0, "stopped", "")


def test_mail_program_stops_it_without_a_page_of_ours(address):
    mail_program = Client(enforce_csrf_checks=True)
    response = mail_program.post(address, {"List-Unsubscribe": "One-Click"}, headers={"origin": "https://mail.example"})
    assert (response.status_code, ContactDetails.objects.count()) == (200, 0)


def test_pressed_again_or_unknown_it_says_that_nothing_is_held(client, address):
    """A word typed wrong from a letter must not be called stopped: somebody may be afraid of the next letter."""
    assert "We have stopped" in client.post(address).content.decode()
    again = client.post(address).content.decode()
    unknown = client.post("/hear-back/stop/nobody/").content.decode()
    assert again.split("<h1")[1] == unknown.split("<h1")[1]
    assert ("We hold no way to reach anybody" in again, "We have stopped" in again) == (True, False)


def test_word_typed_from_a_letter_in_capitals_works(client, address):
    client.post(f"/hear-back/stop/{stop_word('link').upper()}/")
    assert ContactDetails.objects.count() == 0


def test_page_says_nothing_about_the_person(client, address):
    assert "CANARY" not in client.get(address).content.decode() + client.post(address).content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, address, method):
    assert getattr(client, method)(address).status_code == 405
    assert ContactDetails.objects.count() == 1
