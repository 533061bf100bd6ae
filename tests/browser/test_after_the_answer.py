"""After an answer is published: an update, the version for children, a small win; by keyboard, without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from feedback.models import Response
from pages.services import load_starting_data
from tests.browser.by_keyboard import OpenContext, choose, fill, heading, look, press, signed_in
from tests.feedback import factories as make
from tests.plugins.browser import DESKTOP


@pytest.fixture
def answer(live_portal: str) -> Response:
    load_starting_data()
    make.cornerstone("communicate")
    return make.answered(make.published(needs_change="Letters come late."), answer="We will send them in five days.")


def test_responder_adds_what_happened_since(answer, responder, open_context: OpenContext, live_portal):
    page = signed_in(responder, open_context, live_portal)
    when_an_update_is_published(page, answer)
    when_the_version_for_children_is_added(page, answer)
    when_a_small_win_is_written_and_taken_back(page)
    then_everybody_reads_it(open_context(javascript=False, viewport=DESKTOP).new_page(), answer)


def when_an_update_is_published(page: Page, answer: Response) -> None:
    page.goto("/responding/published/")
    look(page)
    press(page, "Say what happened since")
    heading(page, "Say what happened since")
    press(page, "Save and see it as families will")
    expect(page.get_by_role("alert")).to_contain_text("Enter what happened")
    choose(page, "Under way")
    fill(page, "What happened?", "Half of the letters now come in time.")
    press(page, "Save and see it as families will")
    publish_now(page)


def when_the_version_for_children_is_added(page: Page, answer: Response) -> None:
    page.goto("/responding/record/")
    look(page)
    press(page, f"Write it for {answer.reference}")
    fill(page, "The same, for children and young people", "We will write to you faster.")
    press(page, "Save and see it as families will")
    publish_now(page)


def publish_now(page: Page) -> None:
    heading(page, "This is what families will read")
    press(page, "Publish it now")
    expect(page.locator("main")).to_contain_text("It is published. Everybody can read it now.")


def when_a_small_win_is_written_and_taken_back(page: Page) -> None:
    for text in ("The waiting room has a quiet corner now.", "This one was a mistake."):
        page.goto("/responding/small-wins/")
        look(page)
        press(page, "Write a new one")
        choose(page, "A small win")
        fill(page, "What do you want to say?", text)
        page.get_by_role("group", name="Which cornerstone").get_by_label("Communicate").press("Space")
        press(page, "Save and see it as families will")
        heading(page, "This is the small win that families will read")
        press(page, "Publish it now")
        expect(page.locator("main")).to_contain_text(text)
    page.goto("/responding/small-wins/")
    press(page, "Take it back")
    press(page, "Take it")
    expect(page.locator("main")).to_contain_text("It is gone from the website.")


def then_everybody_reads_it(page: Page, answer: Response) -> None:
    page.goto(f"/you-said-we-did/{answer.reference}/")
    look(page)
    for words in ("Half of the letters now come in time.", "We will write to you faster."):
        expect(page.locator("main")).to_contain_text(words)
    page.goto("/you-said-we-did/small-wins/")
    look(page)
    expect(page.locator("main")).to_contain_text("quiet corner")
    expect(page.locator("main")).not_to_contain_text("mistake")
