"""Searching and narrowing what is published: by keyboard, without JavaScript, on a phone and on a wide screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from feedback.enums import Outcome
from tests.browser.by_keyboard import heading, look, press, tab_to
from tests.feedback import factories as make
from tests.plugins.browser import DESKTOP, PHONE


@pytest.fixture
def answers(live_portal) -> list[str]:
    primary = make.published(
        needs_change="School transport is late every day.",
        place="torridge",
        phase="primary",
        cornerstones=("communicate",),
    )
    return [
        make.answered(primary, answer="We will check the transport times each week.").reference,
        make.answered(
            make.published(needs_change="The letters are hard to read."),
            outcome=Outcome.CANNOT,
            reason="No money.",
            due_on=None,
        ).reference,
    ]


def type_words(page: Page, words: str) -> None:
    tab_to(page, page.get_by_label("Words to look for"))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_visitor_searches_narrows_and_clears_by_keyboard(open_context, live_portal, answers, size):
    page = open_context(javascript=False, viewport=size).new_page()
    page.goto("/you-said-we-did/")
    look(page)

    type_words(page, "tansport")
    press(page, "Show these")
    expect(page.get_by_role("status").first).to_contain_text("Showing results for transport")
    expect(page.locator("mark").first).to_have_text("transport")
    expect(page.get_by_role("article")).to_have_count(1)

    tab_to(page, page.locator("summary", has_text="Choose by topic, place, age or time"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Our answer").or_(page.get_by_label("What became of it")).first)
    page.keyboard.type("We cannot")
    press(page, "Show these")
    expect(page.get_by_text("Nothing that is published matches")).to_be_visible()
    press(page, "Clear words to look for")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text(answers[1])
    press(page, "Clear what became of it")
    expect(page.get_by_role("article")).to_have_count(2)

    press(page, "Search")  # in the navigation of every page
    heading(page, "Search")
    type_words(page, '"school transport"')
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    look(page)
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="What people told us")).to_be_visible()
    press(page, "Parent carer")
    expect(page.get_by_role("main")).to_contain_text("Torridge")
    expect(page.get_by_role("main")).not_to_contain_text("age 5 to 11")
