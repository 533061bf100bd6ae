"""A setting looks at itself twice and compares, by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from reflection.enums import HowOften
from reflection.models import Reflection
from tests.browser.by_keyboard import OpenContext, choose, look, press, signed_in, tab_to
from tests.reflection import factories as make

pytestmark = pytest.mark.browser


def say(page: Page, how_often: str, evidence: str) -> None:
    """Answer the one statement on the page, and save."""
    choose(page, how_often)
    tab_to(page, page.get_by_label("How do you know?"))
    page.keyboard.insert_text(evidence)
    press(page, "Save and go on")


def test_a_setting_looks_at_itself_and_compares_two_dates(live_portal: str, open_context: OpenContext) -> None:
    make.statements()
    partner = make.partner()
    make.finished(partner, HowOften.NOT_YET)
    page = signed_in(partner, open_context, live_portal)

    page.goto("/dashboard/")
    press(page, "How we are doing")
    press(page, "Begin")
    press(page, "Welcome and care")
    for _ in range(4):
        say(page, "Mostly", "Ten families told us.")
    press(page, "Finish")
    expect(page.get_by_role("heading", level=1)).to_contain_text("How we were doing on")
    press(page, "How we are doing")
    press(page, "Compare the last two")

    expect(page.locator("main")).to_contain_text("further on: 4")
    assert Reflection.objects.finished().count() == 2
    look(page)
