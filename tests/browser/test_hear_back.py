"""Hearing back: a writer on an old phone chooses, changes and stops; the contact team posts the letter."""

import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from contact.enums import Way
from contact.models import ContactDetails, SentByHand
from contact.services.news import tell
from feedback.answers import Answers
from feedback.services import sending
from lib import codes
from tests.browser.by_keyboard import choose, heading, look, press, tab_to
from tests.contact.hearing import by_hand, messages
from tests.plugins.browser import DESKTOP, PHONE

PASSWORD = "a-long-password-for-tests"


@pytest.fixture
def phone(open_context, live_portal) -> Page:
    return open_context(javascript=False, viewport=PHONE).new_page()


@pytest.fixture
def code(live_portal) -> str:
    return sending.send(answers=Answers(needs_change="Letters come late."), token=codes.new_token()).code


def fill(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def tick(page: Page, label: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Space")


def test_writer_chooses_changes_and_stops(phone, code):
    page = phone
    page.goto("/your-feedback/")
    fill(page, "Your secret code", code)
    press(page, "See what happened")
    press(page, "Choose how to hear from us")
    heading(page, "Do you want to hear from us?")
    assert page.locator("input:checked").count() == 0
    press(page, "No thank you")
    heading(page, "What happened to what you told us")
    press(page, "Choose how to hear from us")

    choose(page, "By text message")
    press(page, "Save how to reach me")
    expect(page.get_by_role("alert")).to_contain_text("Enter a UK mobile number like 07700 900123")
    fill(page, "Your mobile number", "07700 900123")
    tick(page, "Tell me when the council answers, and when something changes")
    press(page, "Save how to reach me")
    expect(page.get_by_role("status").first).to_have_text("We have saved how to reach you.")
    expect(page.locator("dl").first).to_contain_text("07700 900123")

    link = ContactDetails.objects.get().link
    tell(links=[link], event="answer 1")
    page.goto(re.sub(r"^https?://[^/]+", "", messages()[0].stop_href))
    look(page)
    press(page, "Stop all messages")
    heading(page, "We have stopped")
    assert (ContactDetails.objects.count(), messages()[0].state) == (0, "stopped")


def test_contact_team_prints_a_letter_and_says_that_it_is_posted(open_context, live_portal, contact_team):
    message = by_hand(Way.LETTER)
    page = open_context(javascript=True, viewport=DESKTOP).new_page()
    sign_in(page, contact_team)
    page.goto("/contact/letters/")
    look(page)
    press(page, f"Open letter {message.pk}")
    expect(page.get_by_text("1 CANARY-ADDRESS Road")).to_be_visible()
    press(page, "The letter on a page of its own")
    page.emulate_media(media="print")
    expect(page.get_by_text("Talk to a person").first).to_be_hidden()
    box = page.locator(".letter__address span").first.bounding_box()
    assert box is not None
    page.emulate_media(media="screen")
    press(page, f"Letter {message.pk}")
    press(page, "I have posted it")
    expect(page.get_by_text("It is noted that you did this.")).to_be_visible()
    assert SentByHand.objects.get().by == contact_team


def sign_in(page: Page, person) -> None:
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    page.goto("/account/login/")
    page.fill("input[name=login]", person.email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/dashboard/")
