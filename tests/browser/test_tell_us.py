"""A parent carer on an old phone: no JavaScript, 320 pixels wide, by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from feedback.models import OriginalWords, Submission
from tests.browser.by_keyboard import choose, heading, look, press, tab_to, write
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.plugins.browser import PHONE


@pytest.fixture
def phone(open_context, live_portal) -> Page:
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")
    return open_context(javascript=False, viewport=PHONE).new_page()


def test_parent_carer_tells_us_and_comes_back_with_the_code(phone):
    page = phone
    page.goto("/tell-us/")
    look(page)
    press(page, "I am a parent carer")
    press(page, "Start now")

    heading(page, "Who may read what you send us?")
    press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("Select who may read what you send us")
    choose(page, "The council team only")
    press(page, "Continue")

    heading(page, "What went well? (optional)")
    press(page, "Continue")
    heading(page, "What needs to change?")
    press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("Enter what went well or what needs to change")
    write(page, "Nobody rang. Ring me on 01392 380434.")
    press(page, "Continue")

    heading(page, "Please look at this once more")
    expect(page.locator("mark")).to_contain_text("01392 380434")
    press(page, "Change my words")
    tab_to(page, page.locator("textarea"))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("Nobody rang us back.")
    press(page, "Continue")

    heading(page, "What is it about? (optional)")
    tab_to(page, page.get_by_label("Communicate"))
    page.keyboard.press("Space")
    press(page, "Continue")
    choose(page, "Yes, it is about the help one child gets")
    press(page, "Continue")
    heading(page, "Other ways to get help for one child")
    press(page, "Continue")
    heading(page, "Where you live and where your child learns")
    tab_to(page, page.get_by_label("Which part of Devon do you live in?"))
    page.keyboard.type("Torr")
    press(page, "Continue")
    choose(page, "No, please do not")
    press(page, "Continue")

    heading(page, "Check your answers before you send them")
    expect(page.get_by_text("Nobody rang us back.")).to_be_visible()
    press(page, "Change May we use some of your words in our reports?")
    choose(page, "Yes, you may")
    press(page, "Continue")
    heading(page, "Check your answers before you send them")
    press(page, "Send what you have told us")

    heading(page, "We have what you told us")
    code = page.locator("[data-code]").get_attribute("data-code")
    submission = Submission.objects.get()
    assert (submission.readers, submission.statutory_class) == ("council-only", "individual-service")
    assert (submission.district.slug, submission.may_quote) == ("torridge", True)
    assert OriginalWords.objects.get().needs_change == "Nobody rang us back."
    page.reload()
    assert page.locator("[data-code]").get_attribute("data-code") == code
    press(page, "I have kept my code: clear it from this device")
    heading(page, "Use your code to see what happened")

    press(page, "Enter your code")
    tab_to(page, page.get_by_label("Your secret code"))
    page.keyboard.insert_text("not this one")
    press(page, "See what happened")
    expect(page.get_by_role("alert")).to_contain_text("Enter your code again.")
    tab_to(page, page.get_by_label("Your secret code"))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code.lower().replace("-", " "))
    press(page, "See what happened")
    heading(page, "What happened to what you told us")
    expect(page.get_by_text(submission.reference)).to_be_visible()
    press(page, "Leave and clear this device")
    heading(page, "You have left")
    assert [
        cookie["name"] for cookie in page.context.cookies() if cookie["name"] in ("draft", "receipt", "feedback")
    ] == []


def test_cookies_cleared_in_the_middle_lose_no_word(phone):
    page = phone
    page.goto("/tell-us/parent-carer/who-reads-this/")
    choose(page, "A volunteer of the forum")
    press(page, "Continue")
    write(page, "First line\n\nيا second line")
    page.context.clear_cookies()
    press(page, "Continue")
    heading(page, "We need you to press the button again")
    press(page, "Try again")
    heading(page, "What needs to change? (optional)")
    press(page, "Back")
    assert page.locator("textarea").input_value() == "First line\n\nيا second line"
