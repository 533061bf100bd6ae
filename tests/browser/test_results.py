"""A round as everybody reads it, on a phone without JavaScript and on a desk: open, then its result, by keyboard."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from priorities.enums import Voice
from priorities.models import StarRound
from priorities.services import contents, rounds
from tests.browser.by_keyboard import heading, look, press, tab_to
from tests.plugins.browser import DESKTOP, PHONE
from tests.priorities import factories as make
from tests.priorities import held

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]
STARS = {**held.EIGHT_SCHOOLS, **held.EIGHT_TRUSTS, "School 9": {"p-4": 5}}


@pytest.fixture
def star_round(live_portal: str) -> StarRound:
    """An open round in which seventeen organisations and nine parent carers chose, and one priority was taken out."""
    call_command("load_starting_data", verbosity=0)
    star_round = held.opened(STARS, priorities=6)
    held.choose(star_round, Voice.PARENT_CARERS, ["p-1"] * 5 + ["p-5"] * 4)
    gone = star_round.priorities.get(slug="p-6")
    contents.withdraw_priority(priority=gone, by=make.editor(), why="It was there twice.")
    rounds.publish_head(star_round=star_round)
    return star_round


def test_visitor_reads_an_open_round_and_then_its_result_by_keyboard(
    star_round: StarRound, open_context: OpenContext
) -> None:
    phone = open_context(javascript=False, viewport=PHONE).new_page()
    when_the_round_is_open(phone)
    held.published(star_round)
    then_its_result_stands_on_a_phone(phone)
    and_on_a_desk_its_number_is_copied(open_context(viewport=DESKTOP).new_page())


def when_the_round_is_open(page: Page) -> None:
    page.goto("/priorities/")
    press(page, "Autumn")
    heading(page, "Autumn")
    expect(page.get_by_text("17 of 17 organisations confirmed")).to_be_visible()


def then_its_result_stands_on_a_phone(page: Page) -> None:
    page.goto("/priorities/rounds/")
    look(page)
    press(page, "Autumn")
    heading(page, "Autumn: the result")
    expect(
        page.get_by_text("“P 1” comes first, with 24 stars; 4 of 5 priorities are on the focus list.")
    ).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Check it yourself"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check it yourself")).to_be_in_viewport()
    with page.expect_download() as download:
        tab_to(page, page.get_by_role("link", name="Every ballot as counted (JSON)"))
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "autumn.json"


def and_on_a_desk_its_number_is_copied(page: Page) -> None:
    page.goto("/priorities/rounds/autumn/")
    look(page)
    tab_to(page, page.get_by_role("button", name="Copy the number"))
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("status").filter(has_text="Copied").or_(page.get_by_text("We have selected it"))
    ).to_be_visible()
