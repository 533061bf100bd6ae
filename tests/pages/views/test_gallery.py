"""The gallery, and through it the base of every page."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

FURNITURE = (
    "Skip to main content",
    "Tell us. We listen.",
    "Help us make it better",
    '<main id="main-content"',
    'id="stay-safe-title"',
    'id="talk-title"',
    "/translate/",
    "Back to top",
)
PAGES = ["gallery", "gallery_question"]


@pytest.mark.parametrize("name", PAGES)
def test_gallery_opens_for_a_visitor(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_gallery_is_not_there_in_production(client: Client, settings, name: str) -> None:
    settings.PRODUCTION = True

    assert client.get(reverse(name)).status_code == 404


def test_gallery_refuses_to_be_posted_to(client: Client) -> None:
    assert client.post(reverse("gallery")).status_code == 405


@pytest.mark.parametrize("name", ["gallery", "gallery_question"])
def test_gallery_with_errors_says_so_in_the_title(client: Client, name: str) -> None:
    html = client.get(reverse(name), {"errors": "1"}).content.decode()

    assert html[html.index("<title>") :].startswith("<title>Error: ")
    assert "There is a problem" in html


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_furniture_in_order(client: Client, name: str) -> None:
    html = client.get(reverse(name)).content.decode()

    places = [html.index(mark) for mark in FURNITURE]

    assert places == sorted(places)
    assert html.count("<a ", 0, places[0]) == 1


def test_trial_is_marked_only_in_a_trial(client: Client, settings) -> None:
    settings.TRIAL = True
    shown = client.get(reverse("gallery")).content.decode()
    settings.TRIAL = False

    assert "This is a trial." in shown
    assert "This is a trial." not in client.get(reverse("gallery")).content.decode()
