"""A tired parent asks to be rung and orders the paper form: no JavaScript, 320 pixels wide, by keyboard alone."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from contact.models import CallBack, Order
from lib.due import in_full
from pages.services import load_starting_data
from tests.browser.by_keyboard import heading, look, press, tab_to
from tests.plugins.browser import PHONE


@pytest.fixture
def phone(open_context, live_portal) -> Page:
    load_starting_data()
    return open_context(javascript=False, viewport=PHONE).new_page()


def fill(page: Page, label: str, words: str) -> None:
    """Reach a field by Tab and write into it."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def pick(page: Page, label: str) -> None:
    """Choose one of a group that stands among others: Tab into the group, then the arrows."""
    wanted = page.get_by_label(label, exact=True)
    name = wanted.get_attribute("name")
    group = page.locator(f"input[name={name}]")
    chosen = page.locator(f"input[name={name}]:checked")
    if chosen.count():
        tab_to(page, chosen.first)
    else:
        tab_to(page, group.first)
        page.keyboard.press("Space")
    for _ in range(group.count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{label} cannot be chosen by keyboard")


def test_parent_asks_to_be_rung(phone):
    page = phone
    page.goto("/talk-to-a-person/")
    look(page)
    press(page, "Ask us to ring or text you")
    heading(page, "Ask us to get in touch")
    page.wait_for_timeout(2_000)  # a person needs longer than a machine
    press(page, "Ask us to get in touch")
    expect(page.get_by_role("alert")).to_contain_text("Enter a phone number, so that we can reach you")
    fill(page, "Your name", "Kit")
    fill(page, "Your phone number", "01392 380434")
    pick(page, "Ring me")
    fill(page, "When is a good time? (optional)", "after 4pm")
    tab_to(page, page.get_by_label("An interpreter", exact=True))
    page.keyboard.press("Space")
    pick(page, "Yes, by e-mail")
    fill(page, "Your e-mail address (optional)", "kit@example.org")
    press(page, "Ask us to get in touch")

    heading(page, "We will ring you")
    kept = CallBack.objects.get()
    expect(page.get_by_text(kept.reference)).to_be_visible()
    expect(page.get_by_text(f"By the end of {in_full(kept.due_on)}")).to_be_visible()
    expect(page.get_by_role("heading", name="If you miss our call")).to_be_visible()
    assert (kept.name, kept.number, kept.needs, kept.good_time) == (
        "Kit",
        "01392 380434",
        "an interpreter",
        "after 4pm",
    )
    assert (kept.summary_way, kept.summary_to) == ("email", "kit@example.org")


def test_child_asks_to_be_texted(phone):
    page = phone
    page.goto("/talk-to-a-person/")
    press(page, "Ask us to talk to you")
    heading(page, "Ask us to talk to you")
    expect(page.locator("main").get_by_role("link", name="Childline")).to_be_visible()
    page.wait_for_timeout(2_000)
    fill(page, "Your name", "Alex")
    fill(page, "Your phone number", "07700 900144")
    pick(page, "Text me")
    press(page, "Ask us to talk to you")
    heading(page, "We will text you")
    assert [(one.name, one.call_by, one.young) for one in CallBack.objects.all()] == [("Alex", "text", True)]


def test_parent_orders_the_paper_form(phone):
    page = phone
    page.goto("/get-it-offline/")
    look(page)
    press(page, "order it here")
    heading(page, "Order something on paper")
    page.wait_for_timeout(2_000)
    pick(page, "The form to tell us something, on paper")
    fill(page, "How many copies?", "2")
    pick(page, "Large print")
    fill(page, "Your name", "Kit")
    fill(page, "Your postal address", "1 Tor View\nExeter\nEX1 1AA")
    press(page, "Order it")

    heading(page, "We will post it to you")
    kept = Order.objects.get()
    expect(page.get_by_text(kept.reference)).to_be_visible()
    assert (kept.what, kept.copies, kept.copy_format) == ("paper-form", 2, "large-print")


def test_contact_team_rings_and_sums_up(open_context, live_portal, contact_team):
    CallBack.objects.create(
        reference="DEV-1111-2222", request_key="x", name="Kit", number="01392 380434", due_on="2026-01-05"
    )
    context = open_context(javascript=False, viewport=PHONE)
    client = Client()
    client.force_login(contact_team)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_portal}])
    page = context.new_page()
    page.goto("/contact/")
    look(page)
    expect(page.get_by_text("Late", exact=True)).to_be_visible()
    press(page, "I will do this one (DEV-1111-2222)")
    heading(page, "Get in touch: DEV-1111-2222")
    expect(page.get_by_role("link", name="01392 380434", exact=True).first).to_have_attribute(
        "href", "tel:+441392380434"
    )
    press(page, "Finish")
    expect(page.get_by_role("alert")).to_contain_text("Write what was said and what happens next")
    fill(page, "What was said, and what happens next", "You asked for the paper form. We post it today.")
    press(page, "Finish")
    heading(page, "People who asked us to get in touch")
    expect(page.get_by_text("Nobody waits.")).to_be_visible()
    assert CallBack.objects.get().state == "done"
