"""A responder finds out what needs to change, narrows it, reads the words behind a figure. By keyboard, no script."""

import pytest
from playwright.sync_api import Page, expect

from accounts.enums import Role
from tests.browser.by_keyboard import OpenContext, heading, look, press, signed_in, tab_to
from tests.conftest import make_user
from tests.feedback import factories as make

pytestmark = pytest.mark.browser


@pytest.fixture
def told(live_portal: str) -> None:
    """Three experiences: two about letters, one of them from Exeter, and a young person's."""
    make.published(needs_change="Letters come late.", cornerstones=("communicate",), place="exeter")
    make.answered(make.published(valued="They ring back.", cornerstones=("communicate",), place="torridge"))
    make.published(speaker="young-person", needs_change="Ask me first.", cornerstones=("value-and-include",))


def choose_place(page: Page, name: str) -> None:
    """Choose in the list of places by typing its name, as the keyboard does."""
    tab_to(page, page.get_by_label("Place", exact=True))
    page.keyboard.type(name)


def test_a_responder_goes_from_a_figure_to_the_words_behind_it(
    live_portal: str, told: None, open_context: OpenContext
) -> None:
    page = signed_in(make_user("Dash Board", Role.RESPONDER), open_context, live_portal)
    page.goto("/dashboard/")
    look(page)
    press(page, "What people tell us, and how we keep up")
    expect(page.locator("main")).to_contain_text("3 experiences published.")
    expect(page.get_by_role("img", name="Most is about Communicate: 2 experiences")).to_be_visible()

    choose_place(page, "Exeter")
    press(page, "Show these")
    expect(page.locator("main")).to_contain_text("1 experience published.")
    expect(page).to_have_url(f"{live_portal}/dashboard/council/?cornerstone=&area=&place=exeter&who=&when=")
    press(page, "Communicate")
    heading(page, "Experiences")
    expect(page.locator("main")).to_contain_text("Letters come late.")
    expect(page.locator("main")).not_to_contain_text("They ring back.")

    page.goto("/dashboard/council/?who=partner")
    look(page)
    expect(page.locator("main")).to_contain_text("No experiences match these filters yet.")
    press(page, "Show all")
    expect(page.locator("main")).to_contain_text("3 experiences published.")
